package org.folkmoot.application.posting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.MessageAndThread;
import org.folkmoot.domain.rules.Reacted;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** A log whose next looks at a room fail as the test says. */
final class TroubledLog implements RoomLog {
  private final RoomLog log;
  private final Map<RoomId, Queue<RuntimeException>> troubles = new HashMap<>();

  /** The rooms of each transaction that has come as far as its lock. */
  final List<Set<RoomId>> locked = new ArrayList<>();

  /** How many posts were looked for, each time that some were. */
  final List<Integer> lookedFor = new ArrayList<>();

  /** What happens until a trouble is noticed. */
  Runnable meanwhile = () -> {};

  TroubledLog(RoomLog log) {
    this.log = log;
  }

  void fail(RoomId room, RuntimeException trouble) {
    troubles.computeIfAbsent(room, r -> new ArrayDeque<>()).add(trouble);
  }

  void forget(RoomId room) {
    troubles.remove(room);
  }

  @Override
  public LockedRooms lock(Collection<RoomId> rooms) {
    trouble(Set.copyOf(rooms));
    return log.lock(rooms);
  }

  private void trouble(Set<RoomId> rooms) {
    for (RoomId room : rooms) {
      RuntimeException trouble = troubles.getOrDefault(room, new ArrayDeque<>()).poll();
      if (trouble != null) {
        meanwhile.run();
        throw trouble;
      }
    }
    locked.add(rooms);
  }

  @Override
  public LockedFacts lockAndLook(List<PostLookup> asks) {
    trouble(asks.stream().map(PostLookup::room).collect(Collectors.toSet()));
    return log.lockAndLook(asks);
  }

  @Override
  public List<Optional<Seq>> known(List<PostLookup> asks) {
    lookedFor.add(asks.size());
    return log.known(asks);
  }

  @Override
  public Optional<Member> member(RoomId room, UserId user) {
    return log.member(room, user);
  }

  @Override
  public int ownersBesides(RoomId room, UserId user) {
    return log.ownersBesides(room, user);
  }

  @Override
  public int roomsOf(UserId user, RoomKind kind, int most) {
    return log.roomsOf(user, kind, most);
  }

  @Override
  public boolean shareRoom(UserId one, UserId other) {
    return log.shareRoom(one, other);
  }

  @Override
  public Optional<Message> message(RoomId room, Seq seq) {
    return log.message(room, seq);
  }

  @Override
  public Map<Seq, MessageAndThread> messages(RoomId room, Collection<Seq> seqs) {
    return log.messages(room, seqs);
  }

  @Override
  public Reacted reacted(RoomId room, Seq seq, UserId user, Emoji emoji) {
    return log.reacted(room, seq, user, emoji);
  }

  @Override
  public boolean isBlocked(RoomId room, UserId somebody) {
    return log.isBlocked(room, somebody);
  }

  @Override
  public List<Username> membersAmong(RoomId room, Set<Username> names) {
    return log.membersAmong(room, names);
  }

  @Override
  public boolean found(LockedRoom lockedRoom) {
    return log.found(lockedRoom);
  }

  @Override
  public boolean claim(Room room) {
    return log.claim(room);
  }

  @Override
  public void append(Collection<LockedRoom> ledgers) {
    log.append(ledgers);
  }

  @Override
  public void conclude(Collection<LockedRoom> ledgers) {
    log.conclude(ledgers);
  }

  @Override
  public List<Change> appended(RoomId room, Seq after, Seq upTo) {
    return log.appended(room, after, upTo);
  }
}
