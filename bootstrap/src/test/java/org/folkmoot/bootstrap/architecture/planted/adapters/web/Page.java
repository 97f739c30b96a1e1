package org.folkmoot.bootstrap.architecture.planted.adapters.web;

import org.folkmoot.bootstrap.architecture.planted.adapters.persistence.Rows;
import org.jspecify.annotations.NullMarked;

@NullMarked
public record Page(Rows rows) {}
