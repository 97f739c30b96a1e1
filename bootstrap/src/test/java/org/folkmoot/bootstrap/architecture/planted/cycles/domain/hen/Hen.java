package org.folkmoot.bootstrap.architecture.planted.cycles.domain.hen;

import org.folkmoot.bootstrap.architecture.planted.cycles.domain.egg.Egg;
import org.jspecify.annotations.NullMarked;

@NullMarked
public record Hen(Egg from) {}
