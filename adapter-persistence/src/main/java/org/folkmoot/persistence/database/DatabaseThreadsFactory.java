package org.folkmoot.persistence.database;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/** Puts {@link DatabaseThreads} in the place of Micronaut's threads for what blocks. */
@Factory
final class DatabaseThreadsFactory {
  // The other connections are for those who don't take turns: posts on their way to the disk,
  // greetings, and rooms that are read after a gap.
  private static final double OF_CONNECTIONS = 0.6;

  // Enough to keep this machine busy while each waits for the database; with more, those who came
  // later overtake on the way through it.
  private static final int OF_A_CORE = 2;

  // One who waits for a lock that somebody else holds mustn't keep all others from reading.
  private static final int AT_LEAST = 4;

  @Bean(preDestroy = "shutdown")
  @Singleton
  @Named(TaskExecutors.BLOCKING)
  @Replaces(value = ExecutorService.class, named = TaskExecutors.BLOCKING)
  ExecutorService turns(
      @Property(name = "datasources.default.maximum-pool-size", defaultValue = "10") int size) {
    int wanted = Math.max(AT_LEAST, OF_A_CORE * Runtime.getRuntime().availableProcessors());
    return new DatabaseThreads(Math.clamp((int) (size * OF_CONNECTIONS), 1, wanted));
  }
}
