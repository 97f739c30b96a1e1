package org.folkmoot.bootstrap.architecture.planted.adapters.persistence;

import org.jspecify.annotations.NullMarked;

@NullMarked
public final class Rows {}
