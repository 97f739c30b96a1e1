package org.folkmoot.bootstrap.architecture.planted.nocontract.application;

import org.jspecify.annotations.NullMarked;

@NullMarked
public interface Bell {
  void ring();
}
