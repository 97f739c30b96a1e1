package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.notification.NotificationFacts;
import org.folkmoot.domain.notification.NotificationRule;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.PostContext;
import org.folkmoot.domain.rules.ThreadRoot;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Rooms}. */
public abstract class RoomsContract {
  private Rooms rooms;
  private RoomLog log;
  private People people;
  private UserId ada;
  private UserId bob;
  private RoomId hall;

  protected abstract Rooms rooms();

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void openHall() {
    rooms = rooms();
    log = log();
    people = new People(new Random(13), users(), log, transactions());
    ada = people.person("ada");
    bob = people.person("bob");
    hall = people.room("Hall", Visibility.PUBLIC, ada);
  }

  @Test
  void unreadCountsWhatOthersSaidAfterTheMark() {
    people.join(hall, bob);
    people.post(hall, ada, "a", "one");
    Seq second = people.post(hall, ada, "b", "two");
    people.post(hall, bob, "c", "mine");
    mention("d");
    RoomView view = rooms.view(hall, bob).orElseThrow();
    assertThat(view.unread()).isEqualTo(3);
    assertThat(view.mentions()).isEqualTo(1);
    Rooms.ReadMark mark = rooms.markRead(bob, hall, second, false).orElseThrow();
    assertThat(mark.unread()).isEqualTo(1);
    assertThat(mark.mentions()).isEqualTo(1);
  }

  private void mention(String clientId) {
    people.in(hall, lockedRoom -> name("bob", clientId, lockedRoom));
  }

  private void name(String name, String clientId, LockedRoom lockedRoom) {
    Draft draft =
        new Draft(
            ada, new ClientId(clientId), new Body("@" + name), null, List.of(new Username(name)));
    lockedRoom.post(log.member(hall, ada), draft, false, People.NOON);
  }

  @Test
  void unreadReachesBackBehindOnesJoiningIfOneSetsItBack() {
    Seq first = people.post(hall, ada, "a", "one");
    mention("b");
    people.join(hall, bob);
    people.post(hall, ada, "c", "three");
    assertThat(rooms.view(hall, bob).orElseThrow().unread()).isEqualTo(1);
    Rooms.ReadMark mark = rooms.markRead(bob, hall, first, true).orElseThrow();
    assertThat(mark.unread()).isEqualTo(2);
    assertThat(mark.mentions()).isEqualTo(1);
    assertThat(rooms.view(hall, bob).orElseThrow().unread()).isEqualTo(2);
  }

  @Test
  void nobodyCountsBeyondAThousandAndACallIsHeardBehindThem() {
    people.join(hall, bob);
    people.in(
        hall,
        lockedRoom -> {
          for (int i = 0; i < 1_200; i++) {
            lockedRoom.post(
                log.member(hall, ada), People.draft(ada, "c" + i, "words"), false, People.NOON);
          }
          name("bob", "called", lockedRoom);
        });
    RoomView view = rooms.view(hall, bob).orElseThrow();
    assertThat(view.unread()).isEqualTo(1_000);
    assertThat(view.mentions()).isEqualTo(1);
    people.in(
        hall,
        lockedRoom -> {
          for (int i = 0; i < 1_000; i++) {
            name("eve", "n" + i, lockedRoom);
          }
        });
    assertThat(rooms.view(hall, bob).orElseThrow().mentions()).isEqualTo(1);
  }

  @Test
  void aDeletedMessageIsNotUnread() {
    people.join(hall, bob);
    Seq said = people.post(hall, ada, "a", "one");
    people.in(
        hall,
        lockedRoom ->
            lockedRoom.delete(
                new Actor(ada, log.member(hall, ada), false),
                log.message(hall, said),
                People.NOON));
    assertThat(rooms.view(hall, bob).orElseThrow().unread()).isZero();
  }

  /** The count is made by the database, and the rule by the domain. */
  @Test
  void whatIsCountedIsWhatTheTableOfCallsSays() {
    people.join(hall, bob);
    for (boolean isOwn : List.of(false, true)) {
      for (boolean isNamed : List.of(false, true)) {
        for (boolean isDeleted : List.of(false, true)) {
          for (NotificationFacts.Place place : NotificationFacts.Place.values()) {
            RoomView before = rooms.view(hall, bob).orElseThrow();
            UserId sender = isOwn ? bob : ada;
            Seq said = said(sender, "c" + before.head(), isNamed, place);
            if (isDeleted) {
              delete(sender, said);
            }
            assertCounted(before, forBob(isOwn, false, isDeleted, isNamed, place));
          }
        }
      }
    }
    RoomView before = rooms.view(hall, bob).orElseThrow();
    people.join(hall, people.person("eve"));
    assertThat(rooms.view(hall, bob).orElseThrow().head()).isGreaterThan(before.head() + 1);
    assertCounted(before, forBob(false, true, false, false, NotificationFacts.Place.TIMELINE));
  }

  private Seq said(UserId sender, String clientId, boolean isNamed, NotificationFacts.Place place) {
    List<Username> names = isNamed ? List.of(new Username("bob")) : List.of();
    Seq root = new Seq(4_711);
    ThreadPlace thread =
        switch (place) {
          case TIMELINE -> null;
          case THREAD -> new ThreadPlace(root, false);
          case THREAD_AND_TIMELINE -> new ThreadPlace(root, true);
        };
    PostContext found =
        new PostContext(
            Optional.empty(),
            Optional.of(new ThreadRoot(root, true, false, false, Optional.empty())));
    Draft draft = new Draft(sender, new ClientId(clientId), new Body("words"), null, thread, names);
    people.in(
        hall,
        locked ->
            locked.post(log.member(hall, sender), draft, found, Optional.empty(), People.NOON));
    return new Seq(rooms.view(hall, bob).orElseThrow().head());
  }

  private void delete(UserId sender, Seq said) {
    people.in(
        hall,
        locked ->
            locked.delete(
                new Actor(sender, log.member(hall, sender), false),
                log.message(hall, said),
                People.NOON));
  }

  private void assertCounted(RoomView before, NotificationFacts it) {
    RoomView now = rooms.view(hall, bob).orElseThrow();
    assertThat(now.unread() - before.unread() == 1)
        .as("%s", it)
        .isEqualTo(NotificationRule.isUnread(it));
    assertThat(now.mentions() - before.mentions() == 1)
        .as("%s", it)
        .isEqualTo(NotificationRule.isMention(it));
  }

  private static NotificationFacts forBob(
      boolean isOwn,
      boolean isRoomEvent,
      boolean isDeleted,
      boolean isNamed,
      NotificationFacts.Place place) {
    return new NotificationFacts(
        isOwn,
        isRoomEvent,
        isDeleted,
        true,
        false,
        false,
        false,
        false,
        false,
        isNamed,
        false,
        true,
        place,
        false,
        NotificationFacts.CallsAll.NOBODY,
        RoomNotifications.Level.ALL);
  }

  @Test
  void theMarkGoesForwardOnlyAndNeverBeyondTheHead() {
    people.join(hall, bob);
    Seq said = people.post(hall, ada, "a", "one");
    Rooms.ReadMark far = rooms.markRead(bob, hall, new Seq(1_000_000), false).orElseThrow();
    assertThat(far.seq()).isEqualTo(said);
    Rooms.ReadMark back = rooms.markRead(bob, hall, new Seq(1), false).orElseThrow();
    assertThat(back.seq()).isEqualTo(said);
    assertThat(back.rev()).isEqualTo(far.rev());
    Rooms.ReadMark undone = rooms.markRead(bob, hall, new Seq(1), true).orElseThrow();
    assertThat(undone.seq()).isEqualTo(new Seq(1));
    assertThat(undone.rev()).isGreaterThan(far.rev());
    assertThat(rooms.markRead(people.person("eve"), hall, said, false)).isEmpty();
  }

  @Test
  void severalMarksMoveAtOnceAndOnlyForward() {
    RoomId attic = people.room("Attic", Visibility.PUBLIC, ada);
    RoomId cellar = people.room("Cellar", Visibility.PUBLIC, ada);
    people.join(hall, bob);
    people.join(attic, bob);
    Seq seen = people.post(hall, ada, "a", "one");
    people.post(hall, ada, "b", "two");
    Seq last = people.post(attic, ada, "c", "three");
    Map<RoomId, Seq> marks =
        Map.of(hall, seen, attic, new Seq(1_000_000), cellar, last, new RoomId(people.id()), last);
    Map<RoomId, Rooms.ReadMark> moved = rooms.markRead(bob, marks);
    assertThat(moved).containsOnlyKeys(hall, attic);
    assertThat(moved.get(hall).unread()).isEqualTo(1);
    assertThat(moved.get(hall).rev()).isEqualTo(1);
    assertThat(moved.get(attic).seq()).isEqualTo(last);
    assertThat(rooms.markRead(bob, Map.of(hall, new Seq(1), attic, last))).isEmpty();
    assertThat(rooms.view(hall, bob).orElseThrow().readSeq()).isEqualTo(seen.value());
  }

  @Test
  void theMarkIsStillThereForWhoLeaves() {
    people.join(hall, bob);
    Seq said = people.post(hall, ada, "a", "one");
    var _ = rooms.markRead(bob, hall, said, false);
    people.leave(hall, bob);
    assertThat(log.member(hall, bob).orElseThrow().read()).isEqualTo(said);
  }

  @Test
  void whoIsInNoRoomIsKnownStillAndNobodyElse() {
    assertThat(rooms.viewsOf(bob).reader()).isEqualTo(users().byId(bob).orElseThrow());
    assertThat(rooms.viewsOf(new UserId(new UUID(9, 9))).reader()).isNull();
  }

  @Test
  void ownRoomsAreTheOnesOneIsInAndTheirVersionGrows() {
    long before = rooms.viewsOf(bob).version();
    assertThat(rooms.viewsOf(bob).rooms()).isEmpty();
    people.join(hall, bob);
    Rooms.OwnRooms own = rooms.viewsOf(bob);
    assertThat(own.rooms()).extracting(r -> r.view().id()).containsExactly(hall.toString());
    assertThat(own.version()).isGreaterThan(before);
    assertThat(own.reader()).isEqualTo(users().byId(bob).orElseThrow());
    people.leave(hall, bob);
    assertThat(rooms.viewsOf(bob).rooms()).isEmpty();
    assertThat(rooms.viewsOf(bob).version()).isGreaterThan(own.version());
  }

  @Test
  void strangersSeePublicRoomsAndNoOthers() {
    RoomId hidden = people.room("hidden", Visibility.PRIVATE, ada);
    assertThat(rooms.view(hidden, bob)).isEmpty();
    RoomView seen = rooms.view(hall, bob).orElseThrow();
    assertThat(seen.myRole()).isEqualTo("none");
    assertThat(seen.unread()).isZero();
    assertThat(rooms.view(hall, ada).orElseThrow().myRole()).isEqualTo("owner");
    assertThat(rooms.publicNamed(new RoomName("hALL"))).contains(hall);
    assertThat(rooms.publicNamed(new RoomName("hidden"))).isEmpty();
  }

  @Test
  void theDirectoryIsPagedByName() {
    people.room("alpha", Visibility.PUBLIC, ada);
    people.room("beta", Visibility.PUBLIC, ada);
    people.room("hidden", Visibility.PRIVATE, ada);
    Rooms.Directory first = rooms.directory("", null, 2);
    assertThat(first.items()).extracting(r -> r.name()).containsExactly("alpha", "beta");
    Rooms.Directory second = rooms.directory("", first.next(), 2);
    assertThat(second.items()).extracting(r -> r.name()).containsExactly("Hall");
    assertThat(second.next()).isNull();
    assertThat(rooms.directory("LPH", null, 5).items()).hasSize(1);
  }

  @Test
  void membersAreFoundByTheBeginningOfTheirNamesAndAmongOthers() {
    UserId beth = people.person("Beth");
    UserId eve = people.person("eve");
    people.join(hall, bob);
    people.join(hall, beth);
    assertThat(names(rooms.members(ada, hall, "B", null, 9).orElseThrow().items()))
        .containsExactly("Beth", "bob");
    assertThat(names(rooms.members(ada, hall, "bo", null, 9).orElseThrow().items()))
        .containsExactly("bob");
    assertThat(rooms.members(eve, hall, "b", null, 9)).isEmpty();
    assertThat(names(rooms.membersAmong(hall, List.of(bob, eve, beth), "", 9)))
        .containsExactly("Beth", "bob");
    assertThat(names(rooms.membersAmong(hall, List.of(ada, bob, beth), "b", 1)))
        .containsExactly("Beth");
    people.leave(hall, bob);
    assertThat(rooms.membersAmong(hall, List.of(bob, eve), "", 9)).isEmpty();
  }

  private static List<String> names(List<MemberView> members) {
    return members.stream().map(member -> member.user().username()).toList();
  }

  @Test
  void membersArePagedByNameForMembersAlone() {
    people.join(hall, bob);
    Rooms.Members first = rooms.members(ada, hall, "", null, 1).orElseThrow();
    assertThat(first.items())
        .extracting(MemberView::role, m -> m.user().username())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("owner", "ada"));
    Rooms.Members second = rooms.members(ada, hall, "", first.next(), 1).orElseThrow();
    assertThat(second.items()).extracting(m -> m.user().username()).containsExactly("bob");
    assertThat(rooms.members(ada, hall, "", "zzz", 1).orElseThrow().items()).isEmpty();
    assertThat(rooms.members(people.person("eve"), hall, "", null, 5)).isEmpty();
    assertThat(rooms.members(people.person("eva"), hall, "", "zzz", 5)).isEmpty();
  }
}
