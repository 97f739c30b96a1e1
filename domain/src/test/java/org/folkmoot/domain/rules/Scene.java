package org.folkmoot.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.LastMembershipChange;
import org.folkmoot.domain.room.LastRoomChange;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** A room whose head is 10, and people of each standing in it. */
final class Scene {
  static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
  static final RoomId ROOM = new RoomId(new UUID(1, 1));
  static final UserId ADA = new UserId(new UUID(2, 1));
  static final UserId BOB = new UserId(new UUID(2, 2));
  static final Seq HEAD = new Seq(10);

  private Scene() {}

  static Room room(RoomKind kind, Visibility visibility, int members) {
    return room(kind, visibility, members, null, null);
  }

  static Room room(
      RoomKind kind,
      Visibility visibility,
      int members,
      @Nullable Instant archived,
      @Nullable Instant deleted) {
    return new Room(
        ROOM,
        kind,
        new RoomName("the moot"),
        Description.NONE,
        visibility,
        Settings.USUAL,
        HEAD,
        new Seq(1),
        LastRoomChange.CREATED,
        new Seq(1),
        members,
        archived,
        deleted,
        ADA,
        NOON);
  }

  static LockedRoom open() {
    return new LockedRoom(room(RoomKind.ROOM, Visibility.PUBLIC, 2));
  }

  static LockedRoom closed() {
    return new LockedRoom(room(RoomKind.ROOM, Visibility.PRIVATE, 2));
  }

  static LockedRoom archived() {
    return new LockedRoom(room(RoomKind.ROOM, Visibility.PUBLIC, 2, NOON, null));
  }

  static LockedRoom deleted() {
    return new LockedRoom(room(RoomKind.ROOM, Visibility.PUBLIC, 2, null, NOON));
  }

  static LockedRoom direct() {
    return new LockedRoom(room(RoomKind.DIRECT, Visibility.PRIVATE, 2));
  }

  static Optional<Member> somebody(UserId user, Role role) {
    return Optional.of(Member.joining(ROOM, user, role, new Seq(2), NOON));
  }

  static Optional<Member> member(UserId user) {
    return somebody(user, Role.MEMBER);
  }

  /** Somebody who doesn't administer the server. */
  static Actor actor(Optional<Member> member) {
    return new Actor(member.orElseThrow().user(), member, false);
  }

  static Optional<Member> gone(UserId user) {
    return member(user).map(m -> m.leaving(new Seq(5)));
  }

  static Optional<Member> muted(UserId user, Instant until) {
    return Optional.of(changed(member(user).orElseThrow(), Seq.ZERO, until, null));
  }

  static Optional<Member> banned(UserId user, Instant until) {
    return Optional.of(changed(gone(user).orElseThrow(), Seq.ZERO, null, until));
  }

  /** Somebody who may see messages only from a position on. */
  static Optional<Member> newcomer(UserId user, Seq visibleFrom) {
    return Optional.of(changed(member(user).orElseThrow(), visibleFrom, null, null));
  }

  private static Member changed(
      Member m, Seq visibleFrom, @Nullable Instant muted, @Nullable Instant banned) {
    return new Member(
        m.room(),
        m.user(),
        m.role(),
        m.changed(),
        m.event(),
        m.joined(),
        m.left(),
        visibleFrom,
        m.joinedAt(),
        muted,
        banned,
        m.banReason(),
        m.read());
  }

  /** Bob's message at 7. */
  static Optional<Message> message() {
    return Optional.of(
        Message.posted(
            ROOM,
            new Seq(7),
            new Draft(BOB, new ClientId("c7"), new Body("as it was"), null, List.of()),
            NOON));
  }

  /** The telling of Bob's joining, at 3. */
  static Optional<Message> event() {
    LockedRoom lockedRoom = open();
    lockedRoom.join(BOB, Optional.empty(), NOON);
    return Optional.of(((Entry.MessageEntry) lockedRoom.entries().getLast()).message());
  }

  static Optional<Message> tombstone() {
    return message()
        .map(m -> m.deleted(new Seq(8), org.folkmoot.domain.message.LastChange.of(BOB), NOON));
  }

  static Draft draft(UserId sender, @Nullable Seq replyTo) {
    return new Draft(sender, new ClientId("c"), new Body("hello"), replyTo, List.of());
  }

  static <T> T accepted(Decision<T> decision) {
    return decision.orThrow(refusal -> new IllegalStateException(refusal.detail()));
  }

  /** Refused so, and nothing is written. */
  static void refused(LockedRoom lockedRoom, Decision<?> decision, Refusal.Reason reason) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
    unchanged(lockedRoom);
  }

  static void unchanged(LockedRoom lockedRoom) {
    assertThat(lockedRoom.entries()).isEmpty();
    assertThat(lockedRoom.room().head()).isEqualTo(HEAD);
  }

  /** The kinds of things that were written, which stand right after the head, without a gap. */
  static List<String> written(LockedRoom lockedRoom) {
    long at = HEAD.value();
    for (Entry entry : lockedRoom.entries()) {
      assertThat(entry.seq()).isEqualTo(new Seq(++at));
    }
    assertThat(lockedRoom.room().head()).isEqualTo(new Seq(at));
    return lockedRoom.entries().stream().map(Scene::kind).toList();
  }

  private static String kind(Entry entry) {
    return switch (entry) {
      case Entry.MessageEntry(Message m) when m.event() != null -> "told " + m.event().event();
      case Entry.MessageEntry message -> message.isPost() ? "post" : "change";
      case Entry.MemberEntry(Member m) -> "member " + m.event();
      case Entry.RoomEntry(Room r) -> "room " + r.event();
    };
  }

  static final String JOINED = "member " + LastMembershipChange.JOINED;
  static final String LEFT = "member " + LastMembershipChange.LEFT;
}
