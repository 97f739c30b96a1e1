package org.folkmoot.bootstrap.architecture.planted.notrun.application;

import org.jspecify.annotations.NullMarked;

@NullMarked
public final class RingingInMemory extends BellContract {
  @Override
  protected Bell bell() {
    return new InMemoryBell();
  }
}
