package org.folkmoot.bootstrap.architecture.planted.packages.web.util;

import org.jspecify.annotations.NullMarked;

@NullMarked
public final class Words {}
