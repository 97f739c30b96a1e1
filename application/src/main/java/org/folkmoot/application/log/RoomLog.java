package org.folkmoot.application.log;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.ReplyTo;
import org.folkmoot.application.view.ThreadInfo;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.MessageAndThread;
import org.folkmoot.domain.rules.PostContext;
import org.folkmoot.domain.rules.Reacted;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * For remembering what happens in a room, in order. Everything here belongs inside one {@link
 * Transactions#write}: lock first, then look, then append.
 */
public interface RoomLog {

  /** The rooms that exist, locked until the transaction ends, in the order of their ids. */
  LockedRooms lock(Collection<RoomId> rooms);

  /**
   * Locks the rooms that posts are for, and then looks for what the rules must see, with one wait
   * for both. The look sees what was so when the locks were had.
   */
  LockedFacts lockAndLook(List<PostLookup> asks);

  /** The seqs that these clientIds were given before, in the order asked. */
  List<Optional<Seq>> known(List<PostLookup> asks);

  Optional<Member> member(RoomId room, UserId user);

  int ownersBesides(RoomId room, UserId user);

  /** In how many rooms of this kind somebody is; counted up to {@code most}. */
  int roomsOf(UserId user, RoomKind kind, int most);

  /** Whether both are in a room of several people, other than the one that everybody is in. */
  boolean shareRoom(UserId one, UserId other);

  Optional<Message> message(RoomId room, Seq seq);

  /** Those of these messages that exist, each with how its own thread stands. */
  Map<Seq, MessageAndThread> messages(RoomId room, Collection<Seq> seqs);

  Reacted reacted(RoomId room, Seq seq, UserId user, Emoji emoji);

  /** Whether, in a direct room of two, the other one blocks somebody who is in it. */
  boolean isBlocked(RoomId room, UserId somebody);

  /** Who of these is in the room, as they write their names. */
  List<Username> membersAmong(RoomId room, Set<Username> names);

  /**
   * Keeps a new room with its first entries.
   *
   * @return false, and nothing kept, when its id or its public name is taken, or when its people
   *     have a direct room already
   */
  boolean found(LockedRoom lockedRoom);

  /**
   * Takes a name for a locked room that is to be public under it.
   *
   * @return false, and nothing changed, when another public room has it
   */
  boolean claim(Room room);

  /**
   * Keeps what the locked rooms have accepted since the lock.
   *
   * @throws DuplicatePost when a post's clientId is known; the transaction can only be given up
   */
  void append(Collection<LockedRoom> ledgers);

  /**
   * Keeps it as {@link #append} does and ends the transaction, with one wait for both: nothing may
   * follow.
   */
  void conclude(Collection<LockedRoom> ledgers);

  /** What this transaction has appended to a room, as readers will see it. */
  List<Change> appended(RoomId room, Seq after, Seq upTo);

  /** The locked rooms, with the history that they belong to. */
  record LockedRooms(Epoch epoch, Map<RoomId, LockedRoom> rooms) {
    public Optional<LockedRoom> room(RoomId room) {
      return Optional.ofNullable(rooms.get(room));
    }
  }

  /**
   * What was seen for a batch of posts.
   *
   * @param looks in the order asked
   */
  record LockedFacts(LockedRooms locked, List<PostFacts> looks) {}

  /**
   * What a post wants to know.
   *
   * @param thread the root of the thread that it is for, if it is for one
   */
  record PostLookup(
      RoomId room,
      UserId sender,
      ClientId clientId,
      @Nullable Seq replyTo,
      @Nullable Seq thread,
      Set<Username> names) {}

  /**
   * What there is to know for a post.
   *
   * @param member what it says of how far they have read may be old
   * @param lastPost when the sender last said something, as far as a slow room remembers
   * @param replyTo what it answers, if that exists
   * @param context the same and the thread that it is for, as rules see them
   * @param threadInfo what stands in that thread, if anything does
   * @param mentions the members among the names
   * @param blocked whether, in a direct room of two, the other one blocks the sender, who is in it
   */
  record PostFacts(
      UserRef sender,
      Optional<Member> member,
      Optional<Instant> lastPost,
      Optional<ReplyTo> replyTo,
      PostContext context,
      @Nullable ThreadInfo threadInfo,
      List<Username> mentions,
      boolean blocked) {}
}
