package org.folkmoot.bootstrap.architecture.planted.notrun.application;

import org.jspecify.annotations.NullMarked;

@NullMarked
public interface Bell {
  void ring();
}
