package org.folkmoot.bootstrap.architecture.planted.backwards.ws;

import org.folkmoot.bootstrap.architecture.planted.backwards.bootstrap.Start;
import org.jspecify.annotations.NullMarked;

@NullMarked
public record Socket(Start start) {}
