package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.folkmoot.application.account.Tickets;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Tickets}. */
public abstract class TicketsContract {
  protected abstract Tickets tickets();

  @Test
  void ofManyAtOnceOneSpendsIt() throws Exception {
    Instant expiry = Instant.parse("2026-02-03T12:00:30Z");
    int spent = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        tries.add(threads.submit(() -> tickets().spend(new UUID(1, 2), expiry)));
      }
      for (Future<Boolean> attempt : tries) {
        spent += attempt.get() ? 1 : 0;
      }
    }
    assertThat(spent).isEqualTo(1);
    assertThat(tickets().spend(new UUID(1, 3), expiry)).isTrue();
  }
}
