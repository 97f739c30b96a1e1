package org.folkmoot.bootstrap.architecture.planted.chance.domain;

import java.util.UUID;
import org.jspecify.annotations.NullMarked;

@NullMarked
public record Lucky(UUID id) {
  public static Lucky one() {
    return new Lucky(UUID.randomUUID());
  }
}
