package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.web.router.UriRouteInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.web.limit.Expensive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One person who asks for much on many connections. */
class ExpensiveCallsTest {
  private static final int AT_ONCE_MAX = 6;

  // Lists that are bounded and small.
  private static final Set<String> CHEAP =
      Set.of("/api/auth/sessions", "/api/me/blocks", "/api/rooms/{room}/invites");

  private final Site site = Site.open();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void oneWhoAsksForMuchAtOnceIsRefusedAndOthersAreNot() throws Exception {
    Site.Caller ada = site.person("ada");
    Site.Caller bob = site.person("bob");
    AtomicInteger begun = new AtomicInteger();
    Semaphore goOn = new Semaphore(0);
    site.house()
        .store
        .betweenStatements(
            () -> {
              if (isListOfRooms() && begun.incrementAndGet() <= AT_ONCE_MAX) {
                goOn.acquireUninterruptibly();
              }
            });
    try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Site.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE_MAX; i++) {
        answers.add(browsers.submit(() -> ada.get("/api/rooms")));
      }
      try {
        await().until(() -> begun.get() >= AT_ONCE_MAX);
        for (String path : List.of("/api/rooms", "/api/rooms/directory", "/api/users?query=a")) {
          Site.Answer refused = ada.get(path);
          refused.isProblem(429, "rate_limited", "");
          assertThat(refused.header("retry-after")).isEqualTo("1");
        }
        ada.get("/api/me").is(200);
        bob.get("/api/rooms").is(200);
      } finally {
        goOn.release(AT_ONCE_MAX);
      }
      for (Future<Site.Answer> answer : answers) {
        answer.get().is(200);
      }
    }
    ada.get("/api/rooms").is(200);
  }

  // The sign-in is looked at before, and that isn't what is expensive.
  private static boolean isListOfRooms() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith(".LookAtRooms")));
  }

  @Test
  void aCallThatFailsLeavesItsPlace() {
    Site.Caller ada = site.person("ada");
    for (int i = 0; i < 2 * AT_ONCE_MAX; i++) {
      ada.get("/api/rooms/directory?limit=0").isProblem(400, "invalid", "limit");
      ada.get("/api/rooms/~nowhere/messages").isProblem(404, "not_found", "");
    }
    ada.get("/api/rooms").is(200);
  }

  @Test
  void everyCallThatAnswersAListIsExpensiveOrKnownToBeCheap() {
    List<UriRouteInfo<?, ?>> lists =
        site.router()
            .uriRoutes()
            .filter(route -> route.getHttpMethodName().equals("GET"))
            .filter(ExpensiveCallsTest::answersAList)
            .<UriRouteInfo<?, ?>>map(route -> route)
            .toList();
    assertThat(lists).hasSizeGreaterThan(8);
    for (UriRouteInfo<?, ?> call : lists) {
      String path = call.getUriMatchTemplate().toPathString();
      assertThat(call.getTargetMethod().hasAnnotation(Expensive.class))
          .as(path)
          .isEqualTo(!CHEAP.contains(path));
    }
  }

  private static boolean answersAList(UriRouteInfo<?, ?> call) {
    Class<?> answer = call.getTargetMethod().getReturnType().getType();
    return answer.isRecord()
        && Arrays.stream(answer.getRecordComponents())
            .anyMatch(part -> Set.of("items", "changes").contains(part.getName()));
  }
}
