package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Time, ids and threads. */
@Factory
final class WorldFactory {
  /** The threads on which whatever blocks may block. */
  static final String BLOCKING = "folkmoot-blocking";

  // Milliseconds are all that the wire shows, and what is kept should equal what was told.
  @Primary
  @Singleton
  InstantSource clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Bean(preDestroy = "close")
  @Singleton
  SystemTimers timers(@Named(BLOCKING) ExecutorService executor) {
    return new SystemTimers(executor);
  }

  @Bean(preDestroy = "shutdown")
  @Singleton
  @Named(BLOCKING)
  ExecutorService executor() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("folkmoot-", 0).factory());
  }

  /** Ids that grow with time, so that new rows stand together in every index. */
  @Singleton
  @Named("growing")
  Supplier<UUID> growing(InstantSource clock) {
    return new GrowingIds(clock);
  }

  /** Ids that nobody can guess. */
  @Singleton
  @Named("secret")
  Supplier<UUID> secret() {
    return UUID::randomUUID;
  }
}
