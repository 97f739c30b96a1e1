package org.folkmoot.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.scheduling.TaskExecutors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DatabaseThreadsTest {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Test
  void theyStandInForTheThreadsOnWhichCallsBlock() throws Exception {
    Future<String> name =
        STORED
            .bean(ExecutorService.class, TaskExecutors.BLOCKING)
            .submit(() -> Thread.currentThread().getName());
    assertThat(name.get()).startsWith("folkmoot-turn-");
  }

  @Test
  void whoeverCameFirstBeginsFirst() throws Exception {
    List<Integer> began = Collections.synchronizedList(new ArrayList<>());
    try (DatabaseThreads threads = new DatabaseThreads(1)) {
      CountDownLatch open = new CountDownLatch(1);
      Future<?> first =
          threads.submit(
              () -> {
                open.await();
                return true;
              });
      List<Future<?>> others = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int place = i;
        others.add(threads.submit(() -> began.add(place)));
      }
      open.countDown();
      first.get();
      for (Future<?> other : others) {
        other.get();
      }
    }
    assertThat(began).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void whoeverComesWhenTooManyWaitIsToldAtOnce() throws Exception {
    try (DatabaseThreads threads = new DatabaseThreads(1, 1)) {
      CountDownLatch open = new CountDownLatch(1);
      Future<?> first =
          threads.submit(
              () -> {
                open.await();
                return true;
              });
      Future<Integer> second = threads.submit(() -> 2);
      assertThatThrownBy(() -> threads.submit(() -> 3)).isInstanceOf(Unavailable.class);
      open.countDown();
      first.get();
      assertThat(second.get()).isEqualTo(2);
    }
  }

  @Test
  void whoeverHasWaitedTooLongForATurnIsToldSoAndTheNextIsNot() throws Exception {
    Database database = STORED.bean(Database.class);
    try (DatabaseThreads threads = new DatabaseThreads(1)) {
      CompletableFuture<Void> begun = new CompletableFuture<>();
      Future<?> sleeper =
          threads.submit(
              () -> {
                begun.complete(null);
                return database.statement(c -> c.createStatement().execute("select pg_sleep(2.6)"));
              });
      begun.join();
      Future<Boolean> late = threads.submit(() -> database.statement(c -> true));
      sleeper.get();
      assertThatThrownBy(late::get).hasCauseInstanceOf(Unavailable.class);
      assertThat(threads.submit(() -> database.statement(c -> true)).get()).isTrue();
    }
  }
}
