package org.folkmoot.application.log;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** For looking at rooms as one reader sees them. */
public interface Rooms {
  /** In larger rooms nobody could look at who has read what. */
  int SHOWS_READING_UP_TO = 100;

  /** All rooms that the reader is in, with what is unread as of each one's head. */
  OwnRooms viewsOf(UserId reader);

  /** One room: the reader's own, or a public one. */
  Optional<RoomView> view(RoomId room, UserId reader);

  Optional<RoomId> publicNamed(RoomName name);

  /** Public rooms by name, after the given cursor. */
  Directory directory(String query, @Nullable String after, int limit);

  /**
   * Who is in a room, by username, for somebody who may know.
   *
   * @param beginning of their usernames
   */
  Optional<Members> members(
      UserId reader, RoomId room, String beginning, @Nullable String after, int limit);

  /** Those of these people who are in a room, by username, for somebody who may know. */
  List<MemberView> membersAmong(RoomId room, Collection<UserId> users, String beginning, int limit);

  /** Moves a reader's mark, forward only unless {@code back}, and never above the head. */
  Optional<ReadMark> markRead(UserId reader, RoomId room, Seq seq, boolean back);

  /** Moves the marks of several rooms forward at once; tells of those that have moved. */
  Map<RoomId, ReadMark> markRead(UserId reader, Map<RoomId, Seq> marks);

  /**
   * The reader's rooms.
   *
   * @param reader who that is, by the same look; null where there is nobody
   * @param version grows with each coming or going of the reader; read before the rooms, so that it
   *     is never newer than they are
   */
  record OwnRooms(Epoch epoch, long version, @Nullable User reader, List<OwnRoom> rooms) {}

  /**
   * One of them; messages below {@code visibleFrom} are not for this reader.
   *
   * @param joined the reader's latest joining
   */
  record OwnRoom(RoomId id, RoomView view, Seq visibleFrom, Seq joined) {}

  /** One page of the directory; {@code next} is absent on the last. */
  record Directory(List<RoomInfo> items, @Nullable String next) {}

  /** One page of a room's members; {@code next} is absent on the last. */
  record Members(List<MemberView> items, @Nullable String next) {
    /** By what they are in order. */
    public static String key(MemberView member) {
      return member.user().username().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How far somebody has read, and what is left. The mark with the highest {@code rev} holds.
   *
   * @param head up to where it was counted
   * @param shown whether others are told: in rooms of up to {@link #SHOWS_READING_UP_TO} members,
   *     unless the reader keeps it to themselves
   */
  record ReadMark(Seq seq, long rev, Seq head, int unread, int mentions, boolean shown) {}
}
