package org.folkmoot.bootstrap.architecture.planted.notrun.application;

import org.jspecify.annotations.NullMarked;

@NullMarked
public final class InMemoryBell implements Bell {
  @Override
  public void ring() {}
}
