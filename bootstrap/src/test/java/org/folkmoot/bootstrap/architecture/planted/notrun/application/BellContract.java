package org.folkmoot.bootstrap.architecture.planted.notrun.application;

import org.jspecify.annotations.NullMarked;

@NullMarked
public abstract class BellContract {
  protected abstract Bell bell();
}
