package org.folkmoot.domain.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.LastChange;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageContent;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.rights.Rights;
import org.folkmoot.domain.rights.Standing;
import org.folkmoot.domain.room.LastMembershipChange;
import org.folkmoot.domain.room.LastRoomChange;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.MinimumRole;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/** A room while it is locked: decides, in order, and keeps what it accepted. Not thread-safe. */
public final class LockedRoom {
  /** More different emojis below one message could be neither read nor shown. */
  public static final int EMOJIS_PER_MESSAGE_MAX = 50;

  // Who comes and goes again within so long is told with one pair of lines: a loop of joining and
  // leaving would fill the timeline. The changes themselves all take their seqs.
  private static final Duration TOLD_ONCE_IN = Duration.ofMinutes(1);

  private static final Refusal NO_SUCH_ROOM = Refusal.notFound("room");

  private final List<Entry> entries = new ArrayList<>();
  private final List<ModerationEntry> deeds = new ArrayList<>();
  private Room room;

  public LockedRoom(Room room) {
    this.room = room;
  }

  /** The ledger of a room that is being made: its first entry is its making. */
  public static LockedRoom founding(Room fresh) {
    LockedRoom lockedRoom = new LockedRoom(fresh);
    lockedRoom.room = fresh.marked(lockedRoom.next(), LastRoomChange.CREATED);
    lockedRoom.entries.add(new Entry.RoomEntry(lockedRoom.room));
    return lockedRoom;
  }

  public Room room() {
    return room;
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** What was done to people in it, for its moderation log. */
  public List<ModerationEntry> deeds() {
    return List.copyOf(deeds);
  }

  // --- saying things ---

  /**
   * Says something in the timeline.
   *
   * @param answered whether what the draft answers, if it answers anything, stands there
   */
  public Decision<Message> post(
      Optional<Member> sender, Draft draft, boolean answered, Instant now) {
    Seq answer = draft.replyTo();
    PostContext context =
        answer != null && answered ? PostContext.answering(answer) : PostContext.EMPTY;
    return post(sender, draft, context, Optional.empty(), now);
  }

  /**
   * Says something, in a room that may be slow.
   *
   * @param last when the sender said something before
   */
  public Decision<Message> post(
      Optional<Member> sender,
      Draft draft,
      PostContext context,
      Optional<Instant> last,
      Instant now) {
    return may(Act.POST, sender, now)
        .then(who -> inTime(who, last, now))
        .then(who -> inThread(who, draft, context))
        .then(
            who ->
                answersNothingHidden(who, draft, context)
                    ? Decision.accepted(who)
                    : Decision.refused(Refusal.notFound("message to answer")))
        .map(who -> add(Message.posted(room.id(), next(), draft, now)));
  }

  private Decision<Member> inTime(Member who, Optional<Instant> last, Instant now) {
    int seconds = room.settings().slowModeSeconds();
    if (seconds == 0 || last.isEmpty() || MinimumRole.ADMINS.holds(who.role())) {
      return Decision.accepted(who);
    }
    Duration wait = Duration.between(now, last.get().plusSeconds(seconds));
    return wait.isPositive() ? Decision.refused(Refusal.tooOften(wait)) : Decision.accepted(who);
  }

  private Decision<Member> inThread(Member who, Draft draft, PostContext context) {
    if (draft.thread() == null) {
      return Decision.accepted(who);
    }
    return context
        .thread()
        .map(root -> root.refusal(firstVisible(Optional.of(who))))
        .orElseGet(() -> Optional.of(Refusal.notFound("message to begin a thread with")))
        .map(Decision::<Member>refused)
        .orElseGet(() -> Decision.accepted(who));
  }

  /** The oldest message that a reader may see, who may be no member. */
  Seq firstVisible(Optional<Member> reader) {
    return reader
        .map(Member::visibleFrom)
        .filter(from -> from.isAfter(room.firstSeq()))
        .orElse(room.firstSeq());
  }

  private static boolean answersNothingHidden(Member who, Draft draft, PostContext context) {
    Seq answer = draft.replyTo();
    return answer == null
        || (answer.compareTo(who.visibleFrom()) >= 0
            && context.answered().filter(it -> it.stands(draft.thread())).isPresent());
  }

  /** Changes the words of one's own message. The same words again change nothing. */
  public Decision<Message> edit(
      Optional<Member> editor,
      Optional<Message> message,
      Body body,
      List<Username> mentions,
      Instant now) {
    return may(Act.EDIT_OWN, editor, now)
        .then(who -> standing(who, message).then(m -> mineToEdit(who, m)))
        .map(
            m ->
                m.body().equals(body)
                    ? m
                    : add(
                        m.edited(
                            next(),
                            new MessageContent.Text(body, mentions),
                            LastChange.of(m.sender()),
                            now)));
  }

  /** Leaves a tombstone. Deleting what is deleted changes nothing. */
  public Decision<Message> delete(Actor deleter, Optional<Message> message, Instant now) {
    Optional<Refusal> own = deleter.refusal(room, Act.DELETE_OWN, now);
    Optional<Refusal> others = deleter.refusal(room, Act.DELETE_OTHERS, now);
    if (own.isPresent() && others.isPresent()) {
      return Decision.refused(own.get());
    }
    Seq from = deleter.member().filter(Member::isIn).map(Member::visibleFrom).orElse(Seq.ZERO);
    return visible(from, message)
        .then(
            m -> {
              if (m.content() instanceof MessageContent.Event) {
                return Decision.refused(Refusal.forbidden("Events of the room can't be deleted."));
              }
              boolean mine = m.sender().equals(deleter.user());
              return (mine ? own : others)
                  .map(Decision::<Message>refused)
                  .orElseGet(
                      () ->
                          Decision.accepted(
                              m.isDeleted()
                                  ? m
                                  : add(m.deleted(next(), LastChange.of(deleter.user()), now))));
            });
  }

  /** Adds or takes a reaction. What is so already changes nothing. */
  public Decision<Message> react(
      Optional<Member> reader,
      Optional<Message> message,
      Emoji emoji,
      boolean on,
      Reacted before,
      Instant now) {
    return may(Act.REACT, reader, now)
        .then(who -> standing(who, message).then(m -> reacted(who, m, emoji, on, before)));
  }

  private Decision<Message> reacted(
      Member who, Message message, Emoji emoji, boolean on, Reacted before) {
    if (before.mine() == on) {
      return Decision.accepted(message);
    }
    if (on && !before.known() && before.emojis() >= EMOJIS_PER_MESSAGE_MAX) {
      return Decision.refused(
          Refusal.conflict("This message has all the different reactions that it can have."));
    }
    return Decision.accepted(add(message.reacted(next(), new LastChange(who.user(), emoji, on))));
  }

  /** A message in the server's own name, for rooms that it opens itself. */
  public Message welcome(UserId house, Body body, Instant now) {
    MessageContent words = new MessageContent.Text(body, List.of());
    return add(Message.told(room.id(), next(), house, words, now));
  }

  // --- coming and going ---

  /** Joins a public room. Who is in already stays as they are. */
  public Decision<Member> join(UserId user, Optional<Member> before, Instant now) {
    if (before.isPresent() && before.get().isIn()) {
      return Decision.accepted(before.get());
    }
    return Rights.refusal(room, Act.JOIN, Standing.of(before, now), false)
        .map(Decision::<Member>refused)
        .orElseGet(() -> Decision.accepted(admit(user, before, Role.MEMBER, user, now)));
  }

  /** The first member of a room that is being made. */
  public Member admitFounder(UserId user, Instant now) {
    return admit(user, Optional.empty(), Role.OWNER, null, now);
  }

  /**
   * @param by who let them in; null where nobody needs to be told
   */
  Member admit(UserId user, Optional<Member> before, Role role, @Nullable UserId by, Instant now) {
    Member fresh = Member.joining(room.id(), user, role, next(), now);
    Member member = before.map(b -> fresh.mutedAs(b, now)).orElse(fresh);
    if (!room.settings().historyForNewcomers().seeAll()) {
      member = member.seeingFrom(member.joined());
    }
    keep(member, 1);
    if (by != null && !comesAndGoes(before, user, by, now)) {
      tell(new SystemEvent(LastMembershipChange.JOINED, user, null), by, now);
    }
    return member;
  }

  // What others do to somebody is told each time, and so is who comes back from it.
  private static boolean comesAndGoes(
      Optional<Member> before, UserId user, UserId by, Instant now) {
    return by.equals(user)
        && before.filter(m -> m.event() == LastMembershipChange.LEFT && m.wasEverIn()).isPresent()
        && cameJustNow(before.get(), now);
  }

  private static boolean cameJustNow(Member member, Instant now) {
    return now.isBefore(member.joinedAt().plus(TOLD_ONCE_IN));
  }

  /**
   * Leaves. Who isn't in changes nothing by it.
   *
   * @param otherOwners how many owners the room has besides this one
   */
  public Decision<Optional<Member>> leave(Optional<Member> leaver, int otherOwners, Instant now) {
    return leave(leaver, otherOwners, () -> true, now);
  }

  /**
   * Leaves a room that may not have been told of the coming.
   *
   * @param told whether their coming was told; asked only if they came a moment ago
   */
  public Decision<Optional<Member>> leave(
      Optional<Member> leaver, int otherOwners, BooleanSupplier told, Instant now) {
    if (room.deletedAt() != null) {
      return Decision.refused(NO_SUCH_ROOM);
    }
    if (leaver.isEmpty() || !leaver.get().isIn()) {
      return room.isPublic() ? Decision.accepted(Optional.empty()) : Decision.refused(NO_SUCH_ROOM);
    }
    Member member = leaver.get();
    if (room.kind() == RoomKind.DIRECT) {
      return Decision.refused(Refusal.forbidden("A direct room can't be left."));
    }
    if (member.role() == Role.OWNER && otherOwners == 0) {
      return Decision.refused(
          Refusal.conflict("You are the last owner: make somebody else an owner first."));
    }
    Member gone = member.leaving(next());
    keep(gone, -1);
    if (!cameJustNow(member, now) || told.getAsBoolean()) {
      tell(new SystemEvent(LastMembershipChange.LEFT, member.user(), null), member.user(), now);
    }
    return Decision.accepted(Optional.of(gone));
  }

  /** The room itself, as it is from now on. */
  Room keep(Room next) {
    entries.add(new Entry.RoomEntry(next));
    room = next;
    return next;
  }

  /** Somebody's new standing. */
  Member keep(Member member, int membersMore) {
    entries.add(new Entry.MemberEntry(member));
    room = room.moved(member.changed(), membersMore);
    return member;
  }

  void note(ModerationEntry entry) {
    deeds.add(entry);
  }

  /** A line in the timeline, in the name of whoever did it. */
  void tell(SystemEvent event, UserId by, Instant now) {
    if (room.tellsComings()) {
      add(Message.told(room.id(), next(), by, new MessageContent.Event(event), now));
    }
  }

  // --- what several rules ask ---

  /** Somebody who is in the room, if they may. */
  private Decision<Member> may(Act act, Optional<Member> somebody, Instant now) {
    return Rights.refusal(room, act, Standing.of(somebody, now), false)
        .map(Decision::<Member>refused)
        .orElseGet(() -> Decision.accepted(somebody.orElseThrow()));
  }

  private Decision<Message> visible(Seq from, Optional<Message> message) {
    return message
        .filter(m -> m.seq().compareTo(from) >= 0)
        .filter(m -> m.seq().compareTo(room.firstSeq()) >= 0)
        .map(Decision::accepted)
        .orElseGet(() -> Decision.refused(Refusal.notFound("message")));
  }

  private Decision<Message> standing(Member reader, Optional<Message> message) {
    return visible(reader.visibleFrom(), message)
        .then(
            m ->
                m.isDeleted()
                    ? Decision.refused(Refusal.conflict("This message has been deleted."))
                    : Decision.accepted(m));
  }

  private static Decision<Message> mineToEdit(Member who, Message message) {
    return message.content() instanceof MessageContent.Text && message.sender().equals(who.user())
        ? Decision.accepted(message)
        : Decision.refused(Refusal.forbidden("Only its sender may change it."));
  }

  Seq next() {
    return room.head().next();
  }

  Message add(Message message) {
    entries.add(new Entry.MessageEntry(message));
    room = room.moved(message.changed(), 0);
    return message;
  }
}
