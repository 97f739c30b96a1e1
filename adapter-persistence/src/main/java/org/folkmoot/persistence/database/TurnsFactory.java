package org.folkmoot.persistence.database;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/** Puts {@link Turns} in the place of Micronaut's threads for what blocks. */
@Factory
final class TurnsFactory {
  // The others are for those who don't take turns: posts on their way to the disk, greetings, and
  // rooms that are read after a gap.
  private static final double OF_CONNECTIONS = 0.6;

  @Bean(preDestroy = "shutdown")
  @Singleton
  @Named(TaskExecutors.BLOCKING)
  @Replaces(value = ExecutorService.class, named = TaskExecutors.BLOCKING)
  ExecutorService turns(
      @Property(name = "datasources.default.maximum-pool-size", defaultValue = "10") int size) {
    return new Turns(Math.max(1, (int) (size * OF_CONNECTIONS)));
  }
}
