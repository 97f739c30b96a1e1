package org.folkmoot.bootstrap.architecture.planted.names.domain;

import org.jspecify.annotations.NullMarked;

@NullMarked
public final class RoomManager {}
