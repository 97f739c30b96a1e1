package org.folkmoot.bootstrap.architecture.planted.backwards.bootstrap;

import org.jspecify.annotations.NullMarked;

@NullMarked
public final class Start {}
