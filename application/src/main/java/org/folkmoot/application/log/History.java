package org.folkmoot.application.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;

/**
 * For reading what happened in a room. Whatever names a reader proves in the very statement that
 * reads that they are in the room, and answers nothing if they aren't.
 */
public interface History {

  /**
   * Reads that belong together: each sees its own instant, but all see one history of the database,
   * though a backup be restored meanwhile.
   */
  <T> T inOneHistory(Supplier<T> reads);

  /** Head and the reader's own membership, seen at one instant. Empty: there is no such room. */
  Optional<Position> standing(RoomId room, UserId reader);

  /** How somebody stands to a room in which they are about to say something. */
  Optional<Voice> voice(RoomId room, UserId who);

  /** The reader's own standing as a change, also when they have left; empty if they never came. */
  Optional<Change.MemberChange> ownMembership(UserId reader, RoomId room);

  /** How many messages changed in the stretch; it stops counting above the given number. */
  int countMessages(RoomId room, Seq after, Seq upTo, int countMax);

  /** How many memberships changed in the stretch; it stops counting above the given number. */
  int countMembers(RoomId room, Seq after, Seq upTo, int countMax);

  /**
   * Each thing that changed in the stretch {@code after < changed ≤ upTo}, once, in its newest
   * state, in ascending order, up to the limit. Messages that the reader may not see are left out.
   */
  Optional<List<Change>> changes(
      UserId reader, RoomId room, Seq after, Seq upTo, boolean members, int limit);

  /** One page of the messages of a scope, in ascending order. */
  Optional<Page> page(UserId reader, RoomId room, Scope scope, Where where, int limit);

  /** One page of the room's timeline. */
  default Optional<Page> page(UserId reader, RoomId room, Where where, int limit) {
    return page(reader, room, new Scope.Timeline(), where, limit);
  }

  Optional<MessageView> message(UserId reader, RoomId room, Seq seq);

  /** The heads of those rooms that exist, and the history that they belong to. */
  Heads heads(Collection<RoomId> rooms);

  /**
   * What happened in a room after a position, for nobody in particular: for a tail that has missed
   * something. Head first, the rest bounded by it. Empty: there is no such room.
   */
  Optional<Stretch> stretch(RoomId room, Seq after, int limit);

  /** Where a reader stands; {@code member} is also there when they have left. */
  record Position(Epoch epoch, Seq head, Optional<Member> member) {
    public Optional<Member> present() {
      return member.filter(Member::isIn);
    }
  }

  /**
   * What there is to know of somebody who is about to say something.
   *
   * @param blocked whether, in a direct room of two, the other one blocks them
   */
  record Voice(Room room, Optional<Member> member, boolean blocked) {}

  /** The heads of those rooms that exist. */
  record Heads(Epoch epoch, Map<RoomId, Seq> of) {}

  /**
   * A stretch of a room's log, read at once.
   *
   * @param touched whose memberships have changed after its beginning, <em>also above its
   *     head</em>: somebody who was removed in it and came back after it stands above it now
   * @param whole whether it holds everything up to its head
   */
  record Stretch(Epoch epoch, Seq head, List<Change> changes, Set<UserId> touched, boolean whole) {}

  /** Messages in ascending order, and whether there are others on either side. */
  record Page(List<MessageView> items, boolean hasBefore, boolean hasAfter) {}

  /** Which messages there are to leaf through. */
  sealed interface Scope {
    /** What the room shows: all that are in no thread, and those that are in the room as well. */
    record Timeline() implements Scope {}

    /** One thread, without its root. */
    record OneThread(Seq root) implements Scope {}

    /** All, in threads or not. */
    record Everything() implements Scope {}
  }

  /** Which page of messages. */
  sealed interface Where {
    /** The newest. */
    record Newest() implements Where {}

    /** The ones right before a position, without it. */
    record Before(Seq seq) implements Where {}

    /** The ones right after a position, without it. */
    record After(Seq seq) implements Where {}

    /** The ones on both sides of a position, and the one at it. */
    record Around(Seq seq) implements Where {}
  }
}
