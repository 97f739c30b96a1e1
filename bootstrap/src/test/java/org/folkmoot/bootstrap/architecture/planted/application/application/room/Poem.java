package org.folkmoot.bootstrap.architecture.planted.application.application.room;

import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;

@NullMarked
public record Poem(Logger about) {}
