package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.DuplicatePost;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.MessageAndThread;
import org.folkmoot.domain.rules.PostContext;
import org.folkmoot.domain.rules.Reacted;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.ThreadMoves;
import org.folkmoot.domain.rules.ThreadRoot;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link RoomLog}. */
public abstract class RoomLogContract {
  private static final int WRITERS = 8;
  private static final int POSTS_EACH = 40;

  private RoomLog log;
  private History history;
  private Transactions transactions;
  private People people;
  private UserId ada;
  private RoomId hall;

  protected abstract RoomLog log();

  protected abstract History history();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void openHall() {
    log = log();
    history = history();
    transactions = transactions();
    people = new People(new Random(7), users(), log, transactions);
    ada = people.person("ada");
    hall = people.room("hall", Visibility.PUBLIC, ada);
  }

  @Test
  void eightWritersLeaveNoGapAndNoReaderSkipsAnything() throws Exception {
    List<UserId> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(people.person("writer" + i));
      people.join(hall, writers.get(i));
    }
    Seq start = head();
    long last = start.value() + (long) WRITERS * POSTS_EACH;
    List<Long> seen;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Long>> reader = threads.submit(reading(start, last));
      List<Future<?>> writing = new ArrayList<>();
      for (UserId writer : writers) {
        writing.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < POSTS_EACH; i++) {
                    people.post(hall, writer, "c" + i, "post " + i);
                  }
                }));
      }
      for (Future<?> done : writing) {
        done.get();
      }
      seen = reader.get();
    }
    assertThat(seen).isEqualTo(LongStream.rangeClosed(start.value() + 1, last).boxed().toList());
  }

  private Callable<List<Long>> reading(Seq start, long last) {
    return () -> {
      List<Long> seen = new ArrayList<>();
      Seq cursor = start;
      while (cursor.value() < last) {
        Seq head = history.standing(hall, ada).orElseThrow().head();
        history
            .changes(ada, hall, cursor, head, true, 10_000)
            .orElseThrow()
            .forEach(change -> seen.add(change.seq().value()));
        cursor = head;
      }
      return seen;
    };
  }

  @Test
  void aRetryThatWaitedForTheLockSeesTheFirst() throws Exception {
    // Sixteen at once with one clientId: whoever looks for it before the lock is had sees the past,
    // and stores it again.
    assertThat(doneBySixteen(this::postOnce)).isEqualTo(1);
    assertThat(saidWith("same")).hasSize(1);
  }

  private int doneBySixteen(Callable<Boolean> attempt) throws Exception {
    int done = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        tries.add(threads.submit(attempt));
      }
      for (Future<Boolean> one : tries) {
        done += one.get() ? 1 : 0;
      }
    }
    return done;
  }

  private List<MessageView> saidWith(String clientId) {
    return history.page(ada, hall, new History.Where.Newest(), 50).orElseThrow().items().stream()
        .filter(message -> clientId.equals(message.clientId()))
        .toList();
  }

  private boolean postOnce() {
    RoomLog.PostLookup lookup = ask(ada, "same");
    return transactions.write(
        () -> {
          RoomLog.LockedFacts facts = log.lockAndLook(List.of(lookup));
          boolean isNew = log.known(List.of(lookup)).getFirst().isEmpty();
          if (isNew) {
            say(facts, "same");
          }
          return isNew;
        });
  }

  private void say(RoomLog.LockedFacts facts, String clientId) {
    facts
        .locked()
        .room(hall)
        .orElseThrow()
        .post(
            facts.looks().getFirst().member(),
            People.draft(ada, clientId, "once"),
            false,
            People.NOON);
    log.conclude(facts.locked().rooms().values());
  }

  private RoomLog.PostLookup ask(UserId sender, String clientId) {
    return new RoomLog.PostLookup(hall, sender, new ClientId(clientId), null, null, Set.of());
  }

  @Test
  void aClientIdIsTakenOnlyOnce() throws Exception {
    Seq before = head();
    assertThat(
            doneBySixteen(
                () -> {
                  try {
                    transactions.write(
                        () -> {
                          say(log.lockAndLook(List.of(ask(ada, "same"))), "same");
                          return true;
                        });
                    return true;
                  } catch (DuplicatePost known) {
                    return false;
                  }
                }))
        .isEqualTo(1);
    assertThat(saidWith("same")).hasSize(1);
    assertThat(head()).isEqualTo(before.next());
  }

  @Test
  void whoeverWaitedForTheLockLooksAfterIt() throws Exception {
    UserId bob = people.person("bob");
    for (int time = 0; time < 3; time++) {
      people.join(hall, bob);
      assertThat(doneBySixteen(() -> leave(bob))).isEqualTo(1);
    }
  }

  private boolean leave(UserId who) {
    return transactions.write(
        () -> {
          RoomLog.LockedFacts facts = log.lockAndLook(List.of(ask(who, "a")));
          Optional<Member> standing = facts.looks().getFirst().member();
          boolean isIn = standing.filter(Member::isIn).isPresent();
          if (isIn) {
            facts.locked().room(hall).orElseThrow().leave(standing, 1, People.NOON);
            log.append(facts.locked().rooms().values());
          }
          return isIn;
        });
  }

  @Test
  void aLookTellsSenderStandingAnswerAndMentions() {
    UserId bob = people.person("Bob");
    people.join(hall, bob);
    people.person("stranger");
    Seq first = people.post(hall, bob, "one", "hello");
    Set<Username> names =
        Set.of(new Username("bob"), new Username("stranger"), new Username("ada"));
    RoomLog.PostLookup lookup =
        new RoomLog.PostLookup(hall, bob, new ClientId("one"), first, null, names);
    RoomLog.PostFacts facts =
        transactions.write(() -> log.lockAndLook(List.of(lookup))).looks().getFirst();
    assertThat(facts.sender().username()).isEqualTo("Bob");
    assertThat(facts.member().map(Member::isIn)).contains(true);
    assertThat(facts.replyTo().orElseThrow().excerpt()).isEqualTo("hello");
    assertThat(facts.mentions()).containsExactly(new Username("ada"), new Username("Bob"));
  }

  @Test
  void aLookTellsHowAThreadStands() {
    Seq root = people.post(hall, ada, "root", "r");
    Seq other = people.post(hall, ada, "other", "o");
    Seq inIt = people.post(hall, ada, "in", "t", new ThreadPlace(root, true));
    people.in(
        hall,
        locked ->
            locked.delete(
                new Actor(ada, log.member(hall, ada), false),
                log.message(hall, root),
                People.NOON));
    List<RoomLog.PostLookup> asks =
        Stream.of(root, other, inIt, new Seq(4_711))
            .map(
                seq ->
                    new RoomLog.PostLookup(hall, ada, new ClientId("c" + seq), inIt, seq, Set.of()))
            .toList();
    List<RoomLog.PostFacts> looks = transactions.write(() -> log.lockAndLook(asks)).looks();
    assertThat(looks)
        .extracting(facts -> facts.context().thread())
        .containsExactly(
            Optional.of(new ThreadRoot(root, true, false, true, Optional.of(inIt))),
            Optional.of(new ThreadRoot(other, true, false, false, Optional.empty())),
            Optional.of(new ThreadRoot(inIt, true, true, false, Optional.empty())),
            Optional.empty());
    assertThat(looks.getFirst().threadInfo().lastSeq()).isEqualTo(inIt.value());
    assertThat(looks.get(1).threadInfo()).isNull();
    assertThat(looks)
        .extracting(facts -> facts.context().answered())
        .containsOnly(Optional.of(new PostContext.Answered(inIt, new ThreadPlace(root, true))));
  }

  @Test
  void whatIsMovedStandsElsewhereAndTheCountsKnowIt() {
    Seq root = people.post(hall, ada, "root", "r");
    Seq said = people.post(hall, ada, "said", "s");
    move(said, new ThreadPlace(root, false));
    Map<Seq, MessageAndThread> found =
        transactions.write(() -> log.messages(hall, List.of(root, said, new Seq(4_711))));
    assertThat(found).containsOnlyKeys(root, said);
    assertThat(found.get(root).latest()).contains(said);
    assertThat(found.get(said).message().thread()).isEqualTo(new ThreadPlace(root, false));
    assertThat(history.message(ada, hall, root).orElseThrow().threadInfo().count()).isOne();
    move(said, null);
    assertThat(history.message(ada, hall, root).orElseThrow().threadInfo()).isNull();
    assertThat(history.message(ada, hall, said).orElseThrow().thread()).isNull();
  }

  private void move(Seq seq, @Nullable ThreadPlace place) {
    people.in(
        hall,
        locked ->
            new ThreadMoves(locked, new Actor(ada, log.member(hall, ada), false), People.NOON)
                .move(
                    ThreadMoves.named(List.of(seq)),
                    place == null ? null : place.root(),
                    log.messages(hall, place == null ? List.of(seq) : List.of(seq, place.root()))));
  }

  @Test
  void looksComeBackInTheOrderAsked() {
    UserId bob = people.person("bob");
    Seq fifth = people.post(hall, ada, "c4", "hello");
    List<RoomLog.PostLookup> asks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      asks.add(ask(i % 2 == 0 ? ada : bob, "c" + i));
    }
    List<RoomLog.PostFacts> looks = transactions.write(() -> log.lockAndLook(asks)).looks();
    List<Optional<Seq>> known = transactions.write(() -> log.known(asks));
    for (int i = 0; i < 20; i++) {
      assertThat(looks.get(i).sender().username()).isEqualTo(i % 2 == 0 ? "ada" : "bob");
      assertThat(looks.get(i).member().isPresent()).isEqualTo(i % 2 == 0);
      assertThat(known.get(i)).isEqualTo(i == 4 ? Optional.of(fifth) : Optional.empty());
    }
  }

  @Test
  void whatIsConcludedIsKeptAndNothingOfWhatIsNot() {
    RoomId nowhere = new RoomId(people.id());
    RoomLog.PostLookup missing =
        new RoomLog.PostLookup(
            nowhere, ada, new ClientId("a"), null, null, Set.of(new Username("ada")));
    RoomLog.LockedFacts facts = transactions.write(() -> log.lockAndLook(List.of(missing)));
    assertThat(facts.locked().rooms()).isEmpty();
    assertThat(facts.looks().getFirst().member()).isEmpty();
    transactions.write(
        () -> {
          say(log.lockAndLook(List.of(ask(ada, "kept"))), "kept");
          return true;
        });
    assertThat(saidWith("kept")).hasSize(1);
  }

  @Test
  void whatIsAppendedIsReadBackAsReadersSeeIt() {
    Seq before = head();
    List<Change> appended =
        transactions.write(
            () -> {
              LockedRoom lockedRoom = log.lock(List.of(hall)).rooms().get(hall);
              lockedRoom.post(
                  log.member(hall, ada), People.draft(ada, "x", "said"), false, People.NOON);
              log.append(List.of(lockedRoom));
              return log.appended(hall, before, lockedRoom.room().head());
            });
    assertThat(appended).hasSize(1);
    assertThat(history.changes(ada, hall, before, head(), true, 10).orElseThrow())
        .isEqualTo(appended);
  }

  @Test
  void anEditADeletionAndAReactionEachMoveTheMessageInTheLog() {
    Seq said = people.post(hall, ada, "x", "first");
    Emoji thumb = new Emoji("👍");
    people.in(
        hall,
        lockedRoom ->
            lockedRoom.edit(
                log.member(hall, ada),
                log.message(hall, said),
                new Body("second"),
                List.of(),
                People.NOON));
    people.in(
        hall,
        lockedRoom ->
            lockedRoom.react(
                log.member(hall, ada),
                log.message(hall, said),
                thumb,
                true,
                new Reacted(false, false, 0),
                People.NOON));
    assertThat(log.reacted(hall, said, ada, thumb)).isEqualTo(new Reacted(true, true, 1));
    Change.MessageChange reacted = onlyChange(said);
    assertThat(reacted.message().body()).isEqualTo("second");
    assertThat(reacted.message().reactions()).hasSize(1);
    assertThat(reacted.by()).isNotNull();
    people.in(
        hall,
        lockedRoom ->
            lockedRoom.delete(
                new Actor(ada, log.member(hall, ada), false),
                log.message(hall, said),
                People.NOON));
    Change.MessageChange deleted = onlyChange(said);
    assertThat(deleted.message().body()).isEmpty();
    assertThat(deleted.message().reactions()).isEmpty();
    assertThat(deleted.message().deletedAt()).isNotNull();
    assertThat(deleted.seq()).isEqualTo(head());
  }

  private Change.MessageChange onlyChange(Seq after) {
    List<Change> changes = history.changes(ada, hall, after, head(), true, 10).orElseThrow();
    assertThat(changes).hasSize(1);
    return (Change.MessageChange) changes.getFirst();
  }

  @Test
  void aFailedTransactionLeavesNothing() {
    Seq before = head();
    assertThatThrownBy(
            () ->
                people.in(
                    hall,
                    lockedRoom -> {
                      lockedRoom.post(
                          log.member(hall, ada),
                          People.draft(ada, "x", "lost"),
                          false,
                          People.NOON);
                      log.append(List.of(lockedRoom));
                      throw new IllegalStateException("planted");
                    }))
        .hasMessageContaining("planted");
    assertThat(head()).isEqualTo(before);
    assertThat(history.message(ada, hall, before.next())).isEmpty();
  }

  @Test
  void aPublicNameIsTakenOnceWhateverItsCase() {
    RoomId second = people.room("HALL", Visibility.PUBLIC, ada);
    assertThat(history.standing(second, ada)).isEmpty();
    RoomId hidden = people.room("hall", Visibility.PRIVATE, ada);
    assertThat(history.standing(hidden, ada)).isPresent();
  }

  @Test
  void ownersBesidesCountsOthersWhoAreIn() {
    assertThat(log.ownersBesides(hall, ada)).isZero();
    assertThat(log.ownersBesides(hall, people.person("bob"))).isEqualTo(1);
  }

  @Test
  void roomsAreCountedWhereSomebodyIsNow() {
    UserId bob = people.person("bob");
    int before = log.roomsOf(ada, RoomKind.ROOM, 100);
    RoomId den = people.room("den", Visibility.PRIVATE, bob);
    RoomId gone = people.room("gone", Visibility.PUBLIC, bob);
    people.room("attic", Visibility.PUBLIC, bob);
    people.join(hall, bob);
    assertThat(log.roomsOf(bob, RoomKind.ROOM, 100)).isEqualTo(4);
    assertThat(log.roomsOf(bob, RoomKind.ROOM, 3)).isEqualTo(3);
    assertThat(log.roomsOf(bob, RoomKind.DIRECT, 100)).isZero();
    people.leave(den, bob);
    people.in(
        gone,
        lockedRoom -> new RoomAdministration(lockedRoom, owner(gone, bob), People.NOON).delete());
    assertThat(log.roomsOf(bob, RoomKind.ROOM, 100)).isEqualTo(2);
    assertThat(log.roomsOf(ada, RoomKind.ROOM, 100)).isEqualTo(before);
  }

  private Actor owner(RoomId room, UserId user) {
    return new Actor(user, log.member(room, user), false);
  }

  private Seq head() {
    return history.standing(hall, ada).orElseThrow().head();
  }
}
