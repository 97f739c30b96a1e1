package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.SaidBefore;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in what a {@link RoomLog} recalls. */
public abstract class RecollectionContract {
  // A log that is alone with a room recalls it at the latest after so many batches.
  private static final int SOON = 6;
  private static final int WRITERS = 4;
  private static final int POSTS_EACH = 50;

  private RoomLog log;
  private RoomLog elsewhere;
  private History history;
  private Transactions transactions;
  private People people;
  private UserId ada;
  private UserId bob;
  private RoomId hall;
  private RoomId den;
  private int said;

  /** A log of another replica each time, over the same database. */
  protected abstract RoomLog log();

  protected abstract History history();

  protected abstract Users users();

  protected abstract Transactions transactions();

  protected abstract void beginAnotherHistory();

  @BeforeEach
  void openRooms() {
    log = log();
    elsewhere = log();
    history = history();
    transactions = transactions();
    people = new People(new Random(8), users(), elsewhere, transactions);
    ada = people.person("ada");
    bob = people.person("bob");
    hall = people.room("hall", Visibility.PUBLIC, ada);
    den = people.room("den", Visibility.PUBLIC, ada);
    people.join(hall, bob);
  }

  private RoomLog.Ask ask(RoomId room, UserId sender) {
    return new RoomLog.Ask(room, sender, new ClientId("c" + said++), null, Set.of());
  }

  private static List<Decision<Message>> decide(RoomLog.Seen seen, List<RoomLog.Ask> asks) {
    return IntStream.range(0, asks.size())
        .mapToObj(
            i ->
                seen.locked()
                    .ledger(asks.get(i).room())
                    .orElseThrow()
                    .post(
                        seen.looks().get(i).member(),
                        People.draft(asks.get(i).sender(), asks.get(i).clientId().value(), "hello"),
                        false,
                        People.NOON))
        .toList();
  }

  private void underLocks(RoomLog by, List<RoomLog.Ask> asks) {
    transactions.write(
        () -> {
          RoomLog.Seen seen = by.lockAndLook(asks);
          decide(seen, asks);
          by.conclude(seen.locked().ledgers().values());
          return true;
        });
  }

  private boolean byMemory(RoomLog by, List<RoomLog.Ask> asks) {
    Optional<RoomLog.Recollection> memory = by.recall(asks);
    memory.ifPresent(
        recalled ->
            assertThat(decide(recalled.seen(), asks))
                .hasOnlyElementsOfType(Decision.Accepted.class));
    return memory.isPresent() && memory.get().conclude();
  }

  /** Posts until it recalls who posts there, as it does where it is alone. */
  private void settleIn(UserId sender, RoomId... rooms) {
    for (int i = 0; i < SOON; i++) {
      underLocks(log, List.of(rooms).stream().map(room -> ask(room, sender)).toList());
    }
    assertThat(log.recall(List.of(rooms).stream().map(room -> ask(room, sender)).toList()))
        .isPresent();
  }

  private Seq head(RoomId room) {
    return history.standing(room, ada).orElseThrow().head();
  }

  private List<MessageView> messages(RoomId room) {
    return history.page(ada, room, new History.Where.Newest(), 200).orElseThrow().items().stream()
        .filter(message -> message.clientId() != null)
        .toList();
  }

  @Test
  void whatIsDecidedOnWhatIsRecalledIsKept() {
    settleIn(ada, hall, den);
    Seq before = head(hall);
    List<RoomLog.Ask> asks = List.of(ask(hall, ada), ask(den, ada), ask(hall, ada));
    assertThat(byMemory(log, asks)).isTrue();
    assertThat(head(hall)).isEqualTo(before.next().next());
    assertThat(messages(hall))
        .extracting(MessageView::clientId)
        .endsWith(asks.getFirst().clientId().value(), asks.getLast().clientId().value());
    assertThat(messages(den).getLast().clientId()).isEqualTo(asks.get(1).clientId().value());
    assertThat(messages(hall).getLast().seq()).isEqualTo(head(hall).value());
    assertThat(byMemory(log, List.of(ask(hall, ada)))).isTrue();
    assertThat(head(hall)).isEqualTo(before.next().next().next());
  }

  @Test
  void nothingIsRecalledOfWhomOrWhatWasNotSeen() {
    assertThat(log.recall(List.of(ask(hall, ada)))).isEmpty();
    settleIn(ada, hall);
    assertThat(log.recall(List.of(ask(hall, ada), ask(hall, bob)))).isEmpty();
    assertThat(log.recall(List.of(ask(hall, ada), ask(den, ada)))).isEmpty();
    assertThat(elsewhere.recall(List.of(ask(hall, ada)))).isEmpty();
  }

  @Test
  void whoIsNamedAndWhatIsAnsweredIsLookedFor() {
    settleIn(ada, hall);
    ClientId client = new ClientId("x");
    Set<Username> names = Set.of(new Username("bob"));
    assertThat(log.recall(List.of(new RoomLog.Ask(hall, ada, client, null, names)))).isEmpty();
    assertThat(log.recall(List.of(new RoomLog.Ask(hall, ada, client, head(hall), Set.of()))))
        .isEmpty();
  }

  @Test
  void aSlowRoomIsLookedAt() {
    people.set(hall, ada, "slowModeSeconds", 9);
    for (int i = 0; i < SOON; i++) {
      underLocks(log, List.of(ask(hall, ada)));
    }
    assertThat(log.recall(List.of(ask(hall, ada)))).isEmpty();
  }

  @Test
  void whenSomethingHasHappenedElsewhereNothingOfItIsKept() {
    settleIn(ada, hall, den);
    Seq before = head(den);
    people.post(hall, bob, "theirs", "hello");
    Seq after = head(hall);
    assertThat(byMemory(log, List.of(ask(den, ada), ask(hall, ada)))).isFalse();
    assertThat(head(den)).isEqualTo(before);
    assertThat(head(hall)).isEqualTo(after);
    assertThat(messages(hall).getLast().clientId()).isEqualTo("theirs");
  }

  @Test
  void whoWasRemovedMeanwhileKeepsNothing() {
    settleIn(bob, hall);
    people.leave(hall, bob);
    assertThat(byMemory(log, List.of(ask(hall, bob)))).isFalse();
    RoomLog.Look look =
        transactions.write(() -> log.lockAndLook(List.of(ask(hall, bob)))).looks().getFirst();
    assertThat(look.member().orElseThrow().isIn()).isFalse();
  }

  @Test
  void whoeverHasAnotherNameByNowIsLookedAt() {
    settleIn(bob, hall);
    User known = users().byId(bob).orElseThrow();
    User renamed =
        new User(
            known.id(),
            known.username(),
            new DisplayName("Bob the second"),
            known.email(),
            known.bio(),
            known.status(),
            known.admin(),
            known.bot(),
            known.createdAt());
    transactions.write(() -> users().change(renamed));
    assertThat(byMemory(log, List.of(ask(hall, bob)))).isFalse();
  }

  @Test
  void inAnotherHistoryNothingOfItIsKept() {
    settleIn(ada, hall);
    Seq before = head(hall);
    beginAnotherHistory();
    assertThat(byMemory(log, List.of(ask(hall, ada)))).isFalse();
    assertThat(head(hall)).isEqualTo(before);
  }

  @Test
  void whoWasSeenInAnotherHistoryIsNotRecalledWithThoseOfThisOne() {
    settleIn(ada, hall);
    beginAnotherHistory();
    settleIn(bob, hall);
    assertThat(log.recall(List.of(ask(hall, ada)))).isEmpty();
  }

  @Test
  void whatWasSaidBeforeIsNotKeptAgain() {
    settleIn(ada, hall, den);
    RoomLog.Ask first = ask(hall, ada);
    assertThat(byMemory(log, List.of(first))).isTrue();
    Seq before = head(den);
    Seq after = head(hall);
    assertThatThrownBy(() -> byMemory(log, List.of(ask(den, ada), first)))
        .isInstanceOf(SaidBefore.class);
    assertThat(head(den)).isEqualTo(before);
    assertThat(head(hall)).isEqualTo(after);
    assertThat(byMemory(log, List.of(ask(den, ada), ask(hall, ada)))).isTrue();
  }

  @Test
  void itIsRecalledAgainAfterSomethingElseWasDoneHere() {
    settleIn(ada, hall);
    new People(new Random(9), users(), log, transactions).post(hall, bob, "otherwise", "hello");
    assertThat(byMemory(log, List.of(ask(hall, ada)))).isFalse();
    settleIn(ada, hall);
    assertThat(byMemory(log, List.of(ask(hall, ada)))).isTrue();
  }

  @Test
  void replicasThatRecallAndWriteAtOnceLeaveNoGapAndLoseNothing() throws Exception {
    Seq start = head(hall);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writing = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String name = "w" + writer;
        RoomLog own = log();
        writing.add(threads.submit(() -> write(own, name)));
      }
      for (Future<?> each : writing) {
        each.get();
      }
    }
    long last = start.value() + (long) WRITERS * POSTS_EACH;
    assertThat(messages(hall))
        .extracting(MessageView::seq)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(start.value() + 1, last).boxed().toList());
    assertThat(messages(hall)).extracting(MessageView::clientId).doesNotHaveDuplicates();
  }

  private void write(RoomLog own, String name) {
    for (int i = 0; i < POSTS_EACH; i++) {
      RoomLog.Ask ask = new RoomLog.Ask(hall, ada, new ClientId(name + i), null, Set.of());
      if (!byMemory(own, List.of(ask))) {
        underLocks(own, List.of(ask));
      }
    }
  }
}
