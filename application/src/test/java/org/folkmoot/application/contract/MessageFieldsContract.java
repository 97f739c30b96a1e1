package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageContent;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.Entry;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every part of a message that is written by any road is found again by every other. Which parts
 * there are is asked of the records themselves, so that one which is new and was forgotten on some
 * road fails here by itself.
 */
public abstract class MessageFieldsContract {
  // It says which message it is and how it was posted: no change of it writes these.
  private static final Set<String> FOR_EVER =
      Set.of("room", "seq", "sender", "clientId", "createdAt", "replyTo");
  private static final Set<String> POSITIONS = Set.of("room", "seq", "changed");

  // Nothing can be attached yet.
  private static final Set<String> ALWAYS_EMPTY = Set.of("attachments");

  private static final Emoji TEA = new Emoji("🍵");

  private RoomLog log;
  private History history;
  private Transactions transactions;
  private People people;
  private UserId ada;
  private UserId bob;
  private Samples samples;
  private int rooms;

  protected abstract RoomLog log();

  protected abstract History history();

  protected abstract Users users();

  protected abstract Retention clearance();

  protected abstract Transactions transactions();

  @BeforeEach
  void begin() {
    log = log();
    history = history();
    transactions = transactions();
    people = new People(new Random(7), users(), log, transactions);
    ada = people.person("ada");
    bob = people.person("bob");
  }

  /** A room in which both are and two messages stand, always at the same numbers. */
  protected final RoomId room() {
    RoomId room = people.room("room" + ++rooms, Visibility.PUBLIC, ada);
    people.join(room, bob);
    List<Seq> answered =
        List.of(people.post(room, ada, "one", "first"), people.post(room, bob, "two", "second"));
    samples =
        new Samples(
            Map.of(
                UserId.class, List.of(ada, bob),
                RoomId.class, List.of(room, room),
                Seq.class, answered,
                Emoji.class, List.of(new Emoji("👍"), TEA)));
    return room;
  }

  /** The kinds of content that this version writes. */
  protected static Stream<Class<?>> kinds() {
    return Samples.ways(MessageContent.class).stream()
        .filter(kind -> kind != MessageContent.Unknown.class);
  }

  /** Everything that words can have, at once, as the next of their room. */
  private Message full(RoomId room, int which) {
    return full(room, which, MessageContent.Text.class);
  }

  /** Everything that a message of a kind can have. */
  protected final Message full(RoomId room, int which, Class<?> kind) {
    return placed(samples.way(kind).full(Message.class, which), room, head(room).next());
  }

  private static Message placed(Message message, RoomId room, Seq at) {
    return Samples.with(
        Samples.with(Samples.with(message, "room", room), "seq", at), "changed", at);
  }

  private Seq head(RoomId room) {
    return history.standing(room, ada).orElseThrow().head();
  }

  protected final void append(Message message) {
    people.in(message.room(), lockedRoom -> add(lockedRoom, message));
  }

  // No rule accepts such a message.
  private static void add(LockedRoom lockedRoom, Message message) {
    try {
      Method add = LockedRoom.class.getDeclaredMethod("add", Message.class);
      add.setAccessible(true);
      add.invoke(lockedRoom, message);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private Message kept(Message message) {
    return log.message(message.room(), message.seq()).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aPostIsKeptWhole(Class<?> kind) {
    RoomId room = room();
    Message first = full(room, 0, kind);
    append(first);
    Message bare = placed(Samples.bare(first), room, first.seq().next());
    append(bare);
    Message second = full(room, 1, kind);
    append(second);
    assertThat(List.of(kept(first), kept(bare), kept(second))).containsExactly(first, bare, second);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachPostOfABatchIsKeptWholeAndSoIsWhatChangesWithIt(Class<?> kind) {
    RoomId tea = room();
    Message before = full(tea, 0, kind);
    append(before);
    Message changed = nextOf(before, before.seq().next());
    Message first = placed(full(tea, 1, kind), tea, changed.changed().next());
    Message bare = placed(Samples.bare(first), tea, first.seq().next());
    RoomId den = room();
    Message elsewhere = full(den, 1, kind);
    transactions.write(
        () -> {
          Collection<LockedRoom> locked = log.lock(List.of(tea, den)).rooms().values();
          for (LockedRoom lockedRoom : locked) {
            List.of(changed, first, bare, elsewhere).stream()
                .filter(message -> message.room().equals(lockedRoom.room().id()))
                .forEach(message -> add(lockedRoom, message));
          }
          log.conclude(locked);
          return true;
        });
    assertThat(List.of(kept(changed), kept(first), kept(bare), kept(elsewhere)))
        .containsExactly(changed, first, bare, elsewhere);
    assertThat(head(tea)).isEqualTo(bare.seq());
  }

  /** All other but for what stays. */
  private Message nextOf(Message message, Seq at) {
    Message next = samples.way(message.content().getClass()).full(Message.class, 1);
    if (message.content() instanceof MessageContent.Event) {
      // What happened stays what happened.
      next = Samples.with(next, "content", message.content());
    }
    for (RecordComponent component : Message.class.getRecordComponents()) {
      if (FOR_EVER.contains(component.getName())) {
        next = Samples.with(next, component.getName(), Samples.part(message, component));
      }
    }
    return Samples.with(next, "changed", at);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aChangeIsKeptWholeAlsoWhereItTakesAway(Class<?> kind) {
    Message first = full(room(), 0, kind);
    append(first);
    Message second = nextOf(first, first.seq().next());
    append(second);
    assertThat(kept(first)).isEqualTo(second);
    Message third = Samples.bare(second);
    for (RecordComponent component : Message.class.getRecordComponents()) {
      if (FOR_EVER.contains(component.getName())) {
        third = Samples.with(third, component.getName(), Samples.part(first, component));
      }
    }
    if (first.content() instanceof MessageContent.Event) {
      third = Samples.with(third, "content", first.content());
    }
    third = Samples.with(third, "changed", second.changed().next());
    append(third);
    assertThat(kept(first)).isEqualTo(third);
  }

  @Test
  void whatTheRulesMakeOfAMessageIsKept() {
    RoomId room = room();
    Message message = Samples.bare(full(room, 0));
    append(message);
    List<Consumer<LockedRoom>> changes =
        List.of(
            l -> l.edit(member(room), now(message), new Body("new"), List.of(), People.NOON),
            l -> react(l, message),
            l -> l.delete(new Actor(ada, member(room), false), now(message), People.NOON));
    for (Consumer<LockedRoom> change : changes) {
      Message[] decided = new Message[1];
      people.in(
          room,
          lockedRoom -> {
            change.accept(lockedRoom);
            decided[0] = ((Entry.MessageEntry) lockedRoom.entries().getFirst()).message();
          });
      assertThat(kept(message)).isEqualTo(decided[0]);
    }
  }

  private Optional<Member> member(RoomId room) {
    return log.member(room, ada);
  }

  private Optional<Message> now(Message message) {
    return log.message(message.room(), message.seq());
  }

  private void react(LockedRoom lockedRoom, Message message) {
    RoomId room = message.room();
    lockedRoom.react(
        log.member(room, bob),
        now(message),
        TEA,
        true,
        log.reacted(room, message.seq(), bob, TEA),
        People.NOON);
  }

  @Test
  void retentionTakesTheWordsAndNothingElse() {
    Message message = full(room(), 0);
    append(message);
    people.set(message.room(), ada, "keepNewest", 1);
    append(placed(Samples.bare(message), message.room(), head(message.room()).next()));
    transactions.write(
        () -> {
          Room room = log.lock(List.of(message.room())).rooms().get(message.room()).room();
          return clearance().blank(room, 100, People.NOON);
        });
    assertThat(kept(message))
        .isEqualTo(Samples.with(message, "content", new MessageContent.Text(Body.NONE, List.of())));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readersAreToldOfEachPart(Class<?> kind) {
    Message one = full(room(), 0, kind);
    Message other = samples.way(kind).full(Message.class, 1);
    String told = told(one);
    assertThat(told(one)).isEqualTo(told);
    List<String> untold = new ArrayList<>();
    Samples.mixed(one, other)
        .forEach(
            (part, mix) -> {
              if (!POSITIONS.contains(part) && told(mix).equals(told)) {
                untold.add(part);
              }
            });
    assertThat(untold).isEmpty();
  }

  /** How it reads in a room of its own, whatever that is called. */
  private String told(Message message) {
    RoomId room = room();
    Message posted = placed(message, room, head(room).next());
    append(posted);
    return change(posted).toString().replace(room.toString(), "room");
  }

  private Change.MessageChange change(Message message) {
    return only(
        history
            .changes(ada, message.room(), before(message), head(message.room()), false, 9)
            .orElseThrow(),
        message);
  }

  private static Seq before(Message message) {
    return new Seq(message.seq().value() - 1);
  }

  private static Change.MessageChange only(List<Change> changes, Message message) {
    return changes.stream()
        .filter(Change.MessageChange.class::isInstance)
        .map(Change.MessageChange.class::cast)
        .filter(change -> change.message().seq() == message.seq().value())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyReadingShowsTheSameAndLeavesNothingOut() {
    RoomId room = room();
    Message full = full(room, 0);
    append(full);
    Message loved = placed(Samples.bare(full), room, full.seq().next());
    append(loved);
    people.in(room, lockedRoom -> react(lockedRoom, loved));
    people.in(
        room,
        lockedRoom ->
            lockedRoom.post(
                member(room),
                new Draft(ada, new ClientId("answer"), new Body("yes"), loved.seq(), List.of()),
                true,
                People.NOON));
    people.post(room, bob, "below", "hangs", new ThreadPlace(loved.seq(), false));
    Message event = full(room, 0, MessageContent.Event.class);
    append(event);
    List<Message> all = List.of(full, loved, event);
    for (Message message : all) {
      MessageView view = history.message(ada, room, message.seq()).orElseThrow();
      assertThat(readings(message)).allSatisfy(reading -> assertThat(reading).isEqualTo(view));
    }
    List<String> empty =
        Arrays.stream(MessageView.class.getRecordComponents())
            .filter(component -> !ALWAYS_EMPTY.contains(component.getName()))
            .filter(component -> all.stream().allMatch(one -> isEmpty(one, component)))
            .map(RecordComponent::getName)
            .toList();
    assertThat(empty).isEmpty();
  }

  private boolean isEmpty(Message message, RecordComponent component) {
    MessageView view = history.message(ada, message.room(), message.seq()).orElseThrow();
    Object part = Samples.part(view, component);
    return part == null || part.equals(List.of());
  }

  private List<MessageView> readings(Message message) {
    RoomId room = message.room();
    Seq before = before(message);
    List<MessageView> all = new ArrayList<>();
    for (History.Where where :
        List.of(
            new History.Where.Newest(),
            new History.Where.Before(message.seq().next()),
            new History.Where.After(before),
            new History.Where.Around(message.seq()))) {
      all.add(
          history
              .page(ada, room, new History.Scope.Everything(), where, 10)
              .orElseThrow()
              .items()
              .stream()
              .filter(item -> item.seq() == message.seq().value())
              .findFirst()
              .orElseThrow());
    }
    all.add(change(message).message());
    all.add(only(history.stretch(room, before, 100).orElseThrow().changes(), message).message());
    all.add(
        only(transactions.write(() -> log.appended(room, before, head(room))), message).message());
    return all;
  }
}
