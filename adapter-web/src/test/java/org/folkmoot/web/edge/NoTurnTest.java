package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.folkmoot.application.log.Unavailable;
import org.junit.jupiter.api.Test;

/** More calls wait for their turn than may. */
class NoTurnTest {
  private static final String SPEC = "no-turns";

  /** In the place of the threads on which calls block. */
  @Factory
  @Requires(property = SPEC)
  static final class NoTurns {
    @Bean(preDestroy = "shutdown")
    @Singleton
    @Named(TaskExecutors.BLOCKING)
    @Replaces(value = ExecutorService.class, named = TaskExecutors.BLOCKING)
    ExecutorService none() {
      return new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          (task, full) -> {
            throw new Unavailable("no turns");
          }) {
        @Override
        public void execute(Runnable task) {
          getRejectedExecutionHandler().rejectedExecution(task, this);
        }
      };
    }
  }

  @Test
  void whoeverCannotEvenWaitForTheirTurnIsToldToComeBack() {
    try (Site site = Site.open(SPEC, "true")) {
      Site.Caller ada = site.person("ada");
      Site.Answer answer = ada.get("/api/rooms");
      answer.isProblem(503, "unavailable", "");
      assertThat(answer.header("retry-after")).isEqualTo("1");
      ada.post("/api/rooms/~general/join", "").isProblem(503, "unavailable", "");
    }
  }
}
