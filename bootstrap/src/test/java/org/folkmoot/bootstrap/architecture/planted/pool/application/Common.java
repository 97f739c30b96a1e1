package org.folkmoot.bootstrap.architecture.planted.pool.application;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class Common {
  public CompletableFuture<Void> run(Runnable task) {
    return CompletableFuture.runAsync(task);
  }
}
