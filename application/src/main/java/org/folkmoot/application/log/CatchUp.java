package org.folkmoot.application.log;

import java.util.List;
import java.util.Optional;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody has missed in a room: head and own membership first, in one statement, the
 * rest after it and bounded by that head. What moves above the head meanwhile comes live.
 */
public final class CatchUp {
  /** With more changed messages than this it is quicker to read the newest page anew. */
  public static final int MESSAGES_MAX = 1_000;

  /** More changed members are not listed; they are read anew when next shown. */
  public static final int MEMBERS_MAX = 200;

  private final History history;

  public CatchUp(History history) {
    this.history = history;
  }

  /** What there is to catch up on. */
  public sealed interface Missed {
    /**
     * Each thing that changed, in its newest state.
     *
     * @param head where the reader stands after these changes
     * @param members whether changed members are listed; if not, all members are to be read anew
     * @param more whether something is left between that head and the room's
     */
    record Changes(Epoch epoch, List<Change> changes, boolean members, Seq head, boolean more)
        implements Missed {}

    /**
     * The reader's position means nothing here: everything is to be read anew.
     *
     * @param visibleFrom how far back they may see now, who may have come in anew
     */
    record Reset(Epoch epoch, Seq head, Seq visibleFrom) implements Missed {}

    /**
     * The reader isn't in the room. Their going is there if they ever were, unless something has
     * been done to them since: that happened while they were out, and isn't told.
     */
    record NotIn(Epoch epoch, Optional<Change.MemberChange> own) implements Missed {}

    /** There is no such room. */
    record NoRoom() implements Missed {}
  }

  /**
   * Who asks, for which room, and from where on.
   *
   * @param epoch the history that the position belongs to; null when the reader doesn't say
   * @param limit as many changes at most as one answer may have
   */
  private record Question(
      UserId reader, RoomId room, Seq after, @Nullable Epoch epoch, int limit) {}

  /**
   * Reads one answer's worth of what changed after a position.
   *
   * @param epoch the history that the position belongs to; null when the reader doesn't say
   */
  public Missed after(UserId reader, RoomId room, Seq after, @Nullable Epoch epoch, int limit) {
    Question asked = new Question(reader, room, after, epoch, limit);
    return history.inOneHistory(() -> answer(asked));
  }

  private Missed answer(Question asked) {
    Optional<History.Position> found = history.standing(asked.room(), asked.reader());
    if (found.isEmpty()) {
      return new Missed.NoRoom();
    }
    History.Position standing = found.get();
    Optional<Member> member = standing.present();
    if (member.isEmpty()) {
      return notIn(standing, asked);
    }
    Epoch epoch = asked.epoch();
    Seq after = asked.after();
    boolean otherHistory = epoch != null && !epoch.equals(standing.epoch());
    if (otherHistory || after.isAfter(standing.head()) || member.get().joined().isAfter(after)) {
      return reset(standing, member.get());
    }
    if (after.equals(standing.head())) {
      return new Missed.Changes(standing.epoch(), List.of(), true, after, false);
    }
    return read(asked, standing, member.get()).orElseGet(() -> notIn(standing, asked));
  }

  private static Missed reset(History.Position standing, Member member) {
    return new Missed.Reset(standing.epoch(), standing.head(), member.visibleFrom());
  }

  /** How they went; unless they have come back since they were looked for, then all begins anew. */
  private Missed notIn(History.Position standing, Question asked) {
    Optional<Change.MemberChange> own = history.ownMembership(asked.reader(), asked.room());
    boolean isBack = own.filter(Change.MemberChange::isIn).isPresent();
    return isBack
        ? answer(asked)
        : new Missed.NotIn(standing.epoch(), own.filter(change -> isGoing(change, asked)));
  }

  // Who is kept out after they went has one row for both, and the seq of their going in it.
  private boolean isGoing(Change.MemberChange own, Question asked) {
    return history
        .standing(asked.room(), asked.reader())
        .flatMap(History.Position::member)
        .map(Member::left)
        .filter(own.seq()::equals)
        .isPresent();
  }

  private Optional<Missed> read(Question asked, History.Position standing, Member member) {
    RoomId room = asked.room();
    Seq after = asked.after();
    Seq head = standing.head();
    // Each change took a number, so a short stretch needs no counting.
    long length = head.value() - after.value();
    if (length > MESSAGES_MAX
        && history.countMessages(room, after, head, MESSAGES_MAX + 1) > MESSAGES_MAX) {
      return Optional.of(reset(standing, member));
    }
    boolean members =
        length <= MEMBERS_MAX
            || history.countMembers(room, after, head, MEMBERS_MAX + 1) <= MEMBERS_MAX;
    return history
        .changes(asked.reader(), room, after, head, members, asked.limit() + 1)
        .map(changes -> changes(standing, changes, members, asked.limit()));
  }

  private static Missed changes(
      History.Position standing, List<Change> changes, boolean members, int limit) {
    if (changes.size() <= limit) {
      return new Missed.Changes(standing.epoch(), changes, members, standing.head(), false);
    }
    List<Change> page = changes.subList(0, limit);
    return new Missed.Changes(standing.epoch(), page, members, page.getLast().seq(), true);
  }
}
