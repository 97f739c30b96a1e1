package org.folkmoot.web.signin;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads for calls that have a password hashed. Two hashes at once are all that is let through,
 * and a flood of sign-ins that waits for them must not take the threads of all other calls.
 */
@Factory
final class PasswordThreads {
  static final String NAME = "folkmoot-passwords";

  // Two that hash, and two that ask the database meanwhile.
  private static final int THREADS = 4;

  @Bean(preDestroy = "shutdown")
  @Singleton
  @Named(NAME)
  ExecutorService threads() {
    return Executors.newFixedThreadPool(
        THREADS, Thread.ofPlatform().daemon().name("folkmoot-password-", 0).factory());
  }
}
