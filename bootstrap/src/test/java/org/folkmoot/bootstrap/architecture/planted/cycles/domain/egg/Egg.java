package org.folkmoot.bootstrap.architecture.planted.cycles.domain.egg;

import org.folkmoot.bootstrap.architecture.planted.cycles.domain.hen.Hen;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class Egg {
  public Hen hatch() {
    return new Hen(this);
  }
}
