package org.folkmoot.application.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomBusy;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.memory.HousePlan;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.InMemoryStore.Fate;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.task.Timers;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostingTest {
  private record PassingTime(Executor threads) implements Timers {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void after(int millis, Runnable task) {
      CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, threads).execute(task);
    }
  }

  private static final Duration REST = Duration.ofMillis(PostingLane.REST_MILLIS);

  private final TroubledHouse troubled = new TroubledHouse();
  private final TestTime time = troubled.time;
  private final Steps steps = troubled.steps;
  private final InMemoryHouse house = troubled.house;
  private final TroubledLog log = troubled.log;
  private final UserId ada = house.person("ada");
  private final UserId bob = house.person("bob");
  private final RoomId tea = house.room(ada, "tea", Visibility.PUBLIC, bob);
  private final RoomId den = house.room(ada, "den", Visibility.PUBLIC, bob);

  @BeforeEach
  void begin() {
    log.locked.clear();
  }

  private CompletableFuture<Decision<Posted>> post(RoomId room, String clientId) {
    return post(room, ada, clientId, "hello");
  }

  private CompletableFuture<Decision<Posted>> post(
      RoomId room, UserId sender, String clientId, String body) {
    return house
        .post
        .post(new PostRequest(room, sender, new ClientId(clientId), body, null, time.nanos()))
        .toCompletableFuture();
  }

  private static Posted stored(CompletableFuture<Decision<Posted>> answer) {
    assertThat(answer).isCompleted();
    return accepted(answer.join());
  }

  private static void unavailable(CompletableFuture<Decision<Posted>> answer) {
    assertThat(answer).isCompletedExceptionally();
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(answer::join)
        .withCauseInstanceOf(Unavailable.class);
  }

  private static void refused(CompletableFuture<Decision<Posted>> answer, Refusal.Reason reason) {
    assertThat(answer).isCompleted();
    assertThat(answer.join())
        .isInstanceOfSatisfying(
            Decision.Refused.class, no -> assertThat(no.refusal().reason()).isEqualTo(reason));
  }

  private List<String> said(RoomId room) {
    History.Page page =
        accepted(house.read().page(ada, room, new History.Where.After(Seq.ZERO), 200));
    return page.items().stream().map(MessageView::clientId).filter(id -> id != null).toList();
  }

  @Test
  void postsThatWaitShareOneCommit() {
    var first = post(tea, "a");
    var second = post(den, "b");
    var third = post(tea, "c");
    steps.all();
    assertThat(log.locked).containsExactly(Set.of(tea, den));
    assertThat(stored(third).seq()).isEqualTo(stored(first).seq().next());
    assertThat(stored(second).room()).isEqualTo(den);
  }

  @Test
  void aCommitTakesOnlySoMany() {
    var answers = postMany("c", PostingLane.BATCH_MAX + 1);
    steps.all();
    assertThat(log.locked).hasSize(1);
    time.pass(REST);
    steps.all();
    assertThat(log.locked).hasSize(2);
    assertThat(answers).allSatisfy(PostingTest::stored);
  }

  private List<CompletableFuture<Decision<Posted>>> postMany(String clientId, int count) {
    return IntStream.range(0, count).mapToObj(i -> post(tea, clientId + i)).toList();
  }

  @Test
  void oneThatIsRefusedTakesNothingFromTheOthers() {
    UserId eve = house.person("eve");
    var good = post(tea, "a");
    var stranger = post(tea, eve, "b", "hello");
    var empty = post(tea, ada, "c", "");
    var tooLong = post(tea, ada, "d", "x".repeat(8_001));
    var nowhere = post(new RoomId(new UUID(9, 9)), "e");
    var last = post(tea, "f");
    steps.all();
    refused(stranger, Refusal.Reason.FORBIDDEN);
    refused(empty, Refusal.Reason.INVALID);
    refused(tooLong, Refusal.Reason.INVALID);
    refused(nowhere, Refusal.Reason.NOT_FOUND);
    assertThat(stored(last).seq()).isEqualTo(stored(good).seq().next());
  }

  @Test
  void neighboursOfALockedOutRoomAreNotHeldUp() {
    log.fail(tea, new RoomBusy("held", new IllegalStateException()));
    log.fail(tea, new RoomBusy("held still", new IllegalStateException()));
    var held = post(tea, "a");
    var neighbour = post(den, "b");
    steps.all();
    unavailable(held);
    stored(neighbour);
    assertThat(said(tea)).isEmpty();
  }

  @Test
  void onItsDetourARoomKeepsItsOrder() {
    log.fail(tea, new RoomBusy("held", new IllegalStateException()));
    var a = post(tea, "a");
    var b = post(tea, "b");
    assertThat(steps.one()).isTrue();
    var c = post(tea, "c");
    var neighbour = post(den, "n");
    var d = post(tea, "d");
    steps.all();
    stored(neighbour);
    var after = post(tea, "e");
    steps.all();
    assertThat(List.of(a, b, c, d, after)).allSatisfy(PostingTest::stored);
    assertThat(said(tea)).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void aLostAnswerToTheCommitEndsInOneMessageAcked() {
    troubled.fates(Fate.COMMIT_AND_LOSE_THE_ANSWER);
    var answer = post(tea, "a");
    steps.all();
    assertThat(stored(answer).duplicate()).isTrue();
    assertThat(said(tea)).containsExactly("a");
  }

  @Test
  void aCommitThatFailedIsTriedAgain() {
    troubled.fates(Fate.ROLL_BACK);
    var answer = post(tea, "a");
    steps.all();
    assertThat(stored(answer).duplicate()).isFalse();
    assertThat(said(tea)).containsExactly("a");
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsKnownAndTheNextGoesThrough() {
    troubled.fates(Fate.ROLL_BACK, Fate.ROLL_BACK);
    var answer = post(tea, "a");
    steps.all();
    unavailable(answer);
    var next = post(tea, "b");
    steps.all();
    stored(next);
    assertThat(said(tea)).containsExactly("b");
  }

  @Test
  void aDatabaseThatStandsStillIsAskedOnceAndThoseBehindAreToldSo() {
    List<CompletableFuture<Decision<Posted>>> behind = new ArrayList<>();
    log.fail(tea, new Unavailable("no answer"));
    log.meanwhile =
        () -> {
          behind.add(post(den, "b"));
          time.pass(Duration.ofSeconds(3));
        };
    var first = post(tea, "a");
    steps.all();
    unavailable(first);
    assertThat(behind).hasSize(1).allSatisfy(PostingTest::unavailable);
    assertThat(log.locked).isEmpty();

    var again = post(tea, "a");
    steps.all();
    assertThat(stored(again).duplicate()).isFalse();
  }

  @Test
  void nobodyWaitsForeverWhenSomethingIsBroken() {
    for (RuntimeException first :
        List.of(
            new IllegalStateException("broken"),
            new Unavailable("away"),
            new RoomBusy("held", new IllegalStateException()))) {
      log.fail(tea, first);
      log.fail(tea, new IllegalStateException("broken"));
      var answer = post(tea, "a");
      runAllOfWhichSomeFail();
      unavailable(answer);
      log.forget(tea);
    }
    var next = post(tea, "b");
    steps.all();
    stored(next);
  }

  private void runAllOfWhichSomeFail() {
    boolean more = true;
    while (more) {
      try {
        more = steps.one();
      } catch (IllegalStateException broken) {
        assertThat(broken).hasMessage("broken");
      }
    }
  }

  @Test
  void whoHasWaitedTooLongIsNotBegun() {
    var stale = post(tea, "a");
    time.pass(Duration.ofMillis(5_001));
    var fresh = post(tea, "b");
    steps.all();
    unavailable(stale);
    stored(fresh);
    assertThat(said(tea)).containsExactly("b");
  }

  @Test
  void sixteenAtOnceWithOneClientIdAreOneMessage() {
    List<CompletableFuture<Decision<Posted>>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      answers.add(post(tea, "same"));
    }
    steps.all();
    assertThat(answers)
        .extracting(a -> stored(a).seq())
        .containsOnly(stored(answers.getFirst()).seq());
    assertThat(answers).filteredOn(a -> !stored(a).duplicate()).hasSize(1);
    assertThat(said(tea)).containsExactly("same");
  }

  @Test
  void sixteenThreadsAtOnceWithOneClientIdAreOneMessage() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // Time has to go by itself: a lane that rests after a large batch would rest for ever.
      Timers passing = new PassingTime(threads);
      InMemoryHouse busy = new InMemoryHouse(new HousePlan(passing, time, threads));
      UserId carol = busy.person("carol");
      RoomId room = busy.room(carol, "busy", Visibility.PUBLIC);
      List<Future<Decision<Posted>>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        PostRequest post =
            new PostRequest(room, carol, new ClientId("same"), "hi", null, passing.nanos());
        answers.add(threads.submit(() -> busy.post.post(post).toCompletableFuture().join()));
      }
      int fresh = 0;
      for (Future<Decision<Posted>> answer : answers) {
        fresh += accepted(answer.get()).duplicate() ? 0 : 1;
      }
      assertThat(fresh).isEqualTo(1);
      assertThat(accepted(busy.look().one(carol, room)).head()).isEqualTo(3);
    }
  }

  @Test
  void aKnownClientIdIsAckedWhateverHasHappenedSince() {
    var first = post(tea, bob, "a", "hello");
    steps.all();
    Seq seq = stored(first).seq();
    accepted(house.leave().leave(bob, tea));
    for (String body : List.of("hello", "something else", "", "x".repeat(20_000), "\0")) {
      var again = post(tea, bob, "a", body);
      steps.all();
      assertThat(stored(again).seq()).isEqualTo(seq);
      assertThat(stored(again).duplicate()).isTrue();
    }
    var other = post(tea, bob, "b", "hello");
    steps.all();
    refused(other, Refusal.Reason.FORBIDDEN);
  }

  @Test
  void onlyAfterARetryPostsAreLookedForAndNotForLong() {
    said(post(tea, "a"));
    assertThat(log.lookedFor).isEmpty();
    assertThat(said(post(tea, "a")).duplicate()).isTrue();
    assertThat(log.lookedFor).containsExactly(1);
    assertThat(said(post(den, "b")).duplicate()).isFalse();
    assertThat(log.lookedFor).containsExactly(1, 1);
    for (int i = 0; i < 100; i++) {
      said(post(den, "c" + i));
    }
    log.lookedFor.clear();
    said(post(den, "d"));
    assertThat(log.lookedFor).isEmpty();
  }

  @Test
  void aBatchWithARetryInItIsStoredOnceAndInOrder() {
    Posted first = said(post(tea, "a"));
    var before = post(tea, "b");
    var retry = post(tea, "a");
    var elsewhere = post(den, "c");
    var after = post(tea, "d");
    steps.all();
    assertThat(stored(retry)).isEqualTo(new Posted(tea, first.seq(), first.clientId(), true));
    assertThat(stored(before).seq()).isEqualTo(first.seq().next());
    assertThat(stored(after).seq()).isEqualTo(first.seq().next().next());
    assertThat(stored(elsewhere).duplicate()).isFalse();
    assertThat(said(tea)).containsExactly("a", "b", "d");
  }

  private Posted said(CompletableFuture<Decision<Posted>> answer) {
    steps.all();
    return stored(answer);
  }

  @Test
  void aClientIdIsOnesOwnInEachRoom() {
    var mine = post(tea, ada, "a", "hello");
    var yours = post(tea, bob, "a", "hello");
    var elsewhere = post(den, ada, "a", "hello");
    steps.all();
    assertThat(List.of(stored(mine), stored(yours), stored(elsewhere)))
        .noneMatch(Posted::duplicate);
  }
}
