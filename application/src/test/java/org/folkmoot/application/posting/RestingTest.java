package org.folkmoot.application.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a lane rests, and what ends it. */
class RestingTest {
  private static final Duration REST = Duration.ofMillis(PostingLane.REST_MILLIS);

  private final TroubledHouse troubled = new TroubledHouse();
  private final TestTime time = troubled.time;
  private final Steps steps = troubled.steps;
  private final InMemoryHouse house = troubled.house;
  private final TroubledLog log = troubled.log;
  private final UserId ada = house.person("ada");
  private final RoomId tea = house.room(ada, "tea", Visibility.PUBLIC);
  private final RoomId den = house.room(ada, "den", Visibility.PUBLIC);

  @BeforeEach
  void begin() {
    log.locked.clear();
  }

  private CompletableFuture<Decision<Posted>> post(RoomId room, String clientId) {
    return house
        .post
        .post(new PostRequest(room, ada, new ClientId(clientId), "hello", null, time.nanos()))
        .toCompletableFuture();
  }

  private List<CompletableFuture<Decision<Posted>>> postMany(String clientId, int count) {
    return IntStream.range(0, count).mapToObj(i -> post(tea, clientId + i)).toList();
  }

  private static void stored(CompletableFuture<Decision<Posted>> answer) {
    assertThat(answer).isCompleted();
    accepted(answer.join());
  }

  @Test
  void afterALargeBatchOthersAreWaitedFor() {
    postMany("a", PostingLane.MANY);
    steps.all();
    var first = post(tea, "b");
    steps.all();
    assertThat(first).isNotDone();
    var second = post(den, "c");
    time.pass(REST);
    steps.all();
    stored(first);
    stored(second);
    assertThat(log.locked).containsExactly(Set.of(tea), Set.of(tea, den));
  }

  @Test
  void afterASmallBatchNobodyWaits() {
    postMany("a", PostingLane.MANY - 1);
    steps.all();
    var next = post(tea, "b");
    steps.all();
    stored(next);
  }

  @Test
  void aBatchThatIsFullIsNotWaitedFor() {
    postMany("a", 2 * PostingLane.BATCH_MAX);
    steps.all();
    assertThat(log.locked).hasSize(2);
    postMany("b", PostingLane.BATCH_MAX - 1);
    steps.all();
    assertThat(log.locked).hasSize(2);
    var last = post(tea, "c");
    steps.all();
    assertThat(log.locked).hasSize(3);
    stored(last);
    time.pass(REST);
    steps.all();
    assertThat(log.locked).hasSize(3);
  }

  @Test
  void aRestWhoseTimerIsLateIsEndedByWhoeverComes() {
    postMany("a", PostingLane.MANY);
    steps.all();
    time.oversleep(REST.plusMillis(1));
    var late = post(tea, "b");
    steps.all();
    stored(late);
  }

  @Test
  void aLaneThatRestsWithNothingToDoIsQuietAgain() {
    postMany("a", PostingLane.MANY);
    steps.all();
    assertThat(house.post.isQuiet()).isFalse();
    time.pass(REST);
    steps.all();
    assertThat(house.post.isQuiet()).isTrue();
  }

  @Test
  void theTimerOfARestThatWasEndedDoesNotEndTheNext() {
    postMany("a", PostingLane.MANY);
    steps.all();
    time.pass(REST.dividedBy(2));
    postMany("b", PostingLane.BATCH_MAX);
    steps.all();
    var waits = post(tea, "c");
    time.pass(REST.dividedBy(2));
    steps.all();
    assertThat(waits).isNotDone();
    time.pass(REST.dividedBy(2));
    steps.all();
    stored(waits);
  }
}
