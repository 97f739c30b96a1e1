package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Whatever somebody sends, nothing breaks: no call is answered 500, or anything that the document
 * doesn't tell, and nothing is logged that an operator would have to look into. {@code
 * -Dfolkmoot.fuzz.first} names the seed; {@code deploy/fuzz} sends a million.
 */
class FuzzTest {
  private static final int CALLS = Integer.getInteger("folkmoot.fuzz.calls", 30_000);
  private static final long FIRST = Long.getLong("folkmoot.fuzz.first", 1);
  private static final int CALLS_PER_HOUSE = 5_000;

  @Test
  void whateverIsSentNothingBreaks() {
    Logger logger = (Logger) LoggerFactory.getLogger("org.folkmoot");
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    logger.addAppender(logged);
    Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    try {
      LongStream.range(FIRST, FIRST + CALLS / CALLS_PER_HOUSE)
          .parallel()
          .forEach(seed -> house(seed, statuses));
    } finally {
      logger.detachAppender(logged);
    }
    assertThat(logged.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .isEmpty();
    // Else it would prove nothing: enough calls must be right.
    assertThat(statuses).containsKeys(200, 201, 204, 400, 401, 403, 404);
    assertThat(statuses.getOrDefault(200, 0)).isGreaterThan(CALLS / 20);
  }

  /** A new house for each seed, so that a failure is found again by it alone. */
  private static void house(long seed, Map<Integer, Integer> statuses) {
    SplittableRandom random = new SplittableRandom(seed);
    try (Site site = Site.open()) {
      List<String> rooms = new ArrayList<>();
      List<String> usernames = new ArrayList<>(List.of("nobody-at-all"));
      List<Site.Caller> callers = new ArrayList<>(List.of(site.nobody()));
      for (int i = 0; i < 5; i++) {
        Site.Caller person = site.person("person" + i);
        usernames.add("person" + i);
        callers.add(person);
        rooms.add(site.room(person, "room " + i, i % 2 == 0 ? "public" : "private"));
      }
      JsonNode document = site.nobody().get("/openapi.json").json();
      StrangeCalls calls = new StrangeCalls(document, random, rooms, usernames);
      for (int i = 0; i < CALLS_PER_HOUSE; i++) {
        int who = random.nextInt(callers.size());
        StrangeCalls.Call call = calls.next();
        int status;
        try {
          Site.Answer answer = callers.get(who).send(call.method(), call.path(), call.body());
          status = answer.status();
          if (status == 201 && call.path().equals("/api/rooms") && rooms.size() < 50) {
            rooms.add(answer.string("id"));
          }
        } catch (AssertionError wrong) {
          throw new AssertionError(
              "seed %d, %s: %s".formatted(seed, call, wrong.getMessage()), wrong);
        }
        assertThat(status).as("seed %d, %s", seed, call).isLessThan(500);
        statuses.merge(status, 1, Integer::sum);
        // They have signed out, or changed their password.
        if (status == 401 && who > 0) {
          String name = "s" + seed + "n" + i;
          callers.set(who, site.person(name));
          usernames.set(who, name);
        }
      }
    }
  }
}
