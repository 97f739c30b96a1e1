package org.folkmoot.bootstrap.architecture.planted.clock.application;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class Late {
  public Supplier<Instant> now() {
    return Instant::now;
  }
}
