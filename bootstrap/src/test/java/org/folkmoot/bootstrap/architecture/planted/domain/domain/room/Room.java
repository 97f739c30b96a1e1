package org.folkmoot.bootstrap.architecture.planted.domain.domain.room;

import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

@NullMarked
public record Room(Path folder) {}
