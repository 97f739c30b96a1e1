package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.follow.LogFollowerName;
import org.folkmoot.application.follow.LogFollowers;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.own.OwnRev;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.LastChange;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageKind;
import org.folkmoot.domain.room.HistoryVisibility;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Sections;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.Entry;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.ModerationEntry;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.WhoMayAdd;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory: one writer at a time, whose work is undone when it fails. Between two
 * statements of a reader others may write; tests make that happen with {@link #betweenStatements}.
 */
public final class InMemoryStore implements Transactions {
  /** Everything that a transaction can change. */
  static final class Tables {
    final Map<RoomId, Room> rooms = new HashMap<>();
    final Map<RoomId, TreeMap<Long, Message>> messages = new HashMap<>();
    final Map<RoomId, Map<UserId, Member>> members = new HashMap<>();
    final Map<MessageKey, Map<Emoji, Set<UserId>>> reactions = new HashMap<>();
    final Map<UserId, Users.Login> users = new HashMap<>();
    final Map<UserId, Long> versions = new HashMap<>();
    final Map<SignInId, SignIn> signIns = new HashMap<>();
    final Map<Mark, Long> marks = new HashMap<>();
    final Map<Mark, Long> closed = new HashMap<>();
    final Map<Mark, RoomNotifications> hearings = new HashMap<>();
    final Map<UserId, Sections> sections = new HashMap<>();
    final Map<Pair, Boolean> blocks = new HashMap<>();
    final Map<UserId, OwnRev> ownHeads = new HashMap<>();
    final Map<InMemoryOwnChanges.Key, OwnRev> ownChanges = new HashMap<>();
    final Map<String, Invite> invites = new HashMap<>();
    final Map<Mark, Instant> posted = new HashMap<>();
    final Set<RoomId> hiding = new LinkedHashSet<>();
    final Set<MessageKey> answered = new LinkedHashSet<>();
    final Map<RoomId, TreeMap<Long, ModerationEntry>> deeds = new HashMap<>();
    final Map<UserId, Instant> sightings = new HashMap<>();
    final Set<UUID> tickets = new LinkedHashSet<>();
    final Set<UserId> keptToThemselves = new LinkedHashSet<>();
    final Map<UserId, WhoMayAdd> mayAdd = new HashMap<>();
    final Map<LogFollowerName, LogFollowers.Lease> leases = new HashMap<>();
    final Map<InMemoryLogFollowers.Place, Seq> positions = new HashMap<>();
    final Map<InMemoryLogFollowers.Failed, LogFollowers.Trouble> troubles = new HashMap<>();
    // Reactions of messages that are blanked: nobody is shown them.
    final Map<MessageKey, Map<Emoji, Set<UserId>>> remains = new HashMap<>();
    final Map<InMemoryDueJobs.Key, InMemoryDueJobs.Row> due = new HashMap<>();
    Epoch epoch = new Epoch("epoch-1");

    Tables copy() {
      Tables copy = new Tables();
      copy.rooms.putAll(rooms);
      messages.forEach((room, rows) -> copy.messages.put(room, new TreeMap<>(rows)));
      members.forEach((room, rows) -> copy.members.put(room, new HashMap<>(rows)));
      reactions.forEach((message, rows) -> copy.reactions.put(message, new HashMap<>(rows)));
      copy.users.putAll(users);
      copy.versions.putAll(versions);
      copy.signIns.putAll(signIns);
      copy.marks.putAll(marks);
      copy.closed.putAll(closed);
      copy.hearings.putAll(hearings);
      copy.sections.putAll(sections);
      copy.blocks.putAll(blocks);
      copy.ownHeads.putAll(ownHeads);
      copy.ownChanges.putAll(ownChanges);
      copy.invites.putAll(invites);
      copy.posted.putAll(posted);
      copy.hiding.addAll(hiding);
      copy.answered.addAll(answered);
      deeds.forEach((room, rows) -> copy.deeds.put(room, new TreeMap<>(rows)));
      copy.sightings.putAll(sightings);
      copy.tickets.addAll(tickets);
      copy.keptToThemselves.addAll(keptToThemselves);
      copy.mayAdd.putAll(mayAdd);
      copy.leases.putAll(leases);
      copy.positions.putAll(positions);
      copy.troubles.putAll(troubles);
      copy.remains.putAll(remains);
      copy.due.putAll(due);
      return copy;
    }
  }

  /** All that there was at one time. */
  public static final class Backup {
    private final Tables tables;

    private Backup(Tables tables) {
      this.tables = tables;
    }
  }

  record MessageKey(RoomId room, Seq seq) {}

  record Mark(RoomId room, UserId user) {}

  record Pair(UserId one, UserId other) {}

  /** What a test lets go wrong at the end of a transaction. */
  public enum Fate {
    COMMIT,
    ROLL_BACK,
    COMMIT_AND_LOSE_THE_ANSWER
  }

  final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> undo = new ArrayList<>();
  private boolean inTransaction;
  // Only a simulation asks, and has one thread.
  private int historiesHeld;
  private Tables tables = new Tables();
  private Runnable betweenStatements = () -> {};
  private Supplier<Fate> fates = () -> Fate.COMMIT;

  public InMemoryStore() {
    var house =
        new User(
            User.HOUSE,
            new org.folkmoot.domain.user.Username("folkmoot"),
            new org.folkmoot.domain.user.DisplayName("Folkmoot"),
            null,
            null,
            null,
            false,
            true,
            Instant.EPOCH);
    tables.users.put(house.id(), new Users.Login(house, "nobody signs in as it"));
  }

  /** Called between any two statements of a reader that isn't in a transaction. */
  public void betweenStatements(Runnable disturbance) {
    this.betweenStatements = disturbance;
  }

  public void fates(Supplier<Fate> next) {
    this.fates = next;
  }

  /** As after a restore: another history begins. */
  public void newEpoch(String name) {
    tables.epoch = new Epoch(name);
  }

  <T> T inOneHistory(Supplier<T> reads) {
    historiesHeld++;
    try {
      return reads.get();
    } finally {
      historiesHeld--;
    }
  }

  /** Whether somebody reads whose connection a restore would end. */
  public boolean isHistoryHeld() {
    return historiesHeld > 0;
  }

  public Backup backUp() {
    return new Backup(tables.copy());
  }

  /** Forgets what was done since, and begins another history. */
  public void restore(Backup backup, String epoch) {
    tables = backup.tables.copy();
    newEpoch(epoch);
  }

  @Override
  public <T> T write(Supplier<T> work) {
    lock.lock();
    boolean outermost = !inTransaction;
    inTransaction = true;
    try {
      T result = work.get();
      if (outermost) {
        end(fates.get());
      }
      return result;
    } catch (RuntimeException failed) {
      if (outermost) {
        rollBack();
      }
      throw failed;
    } finally {
      if (outermost) {
        inTransaction = false;
        undo.clear();
      }
      lock.unlock();
    }
  }

  private void end(Fate fate) {
    if (fate == Fate.ROLL_BACK) {
      throw new Unavailable("the database went away before the commit");
    }
    undo.clear();
    if (fate == Fate.COMMIT_AND_LOSE_THE_ANSWER) {
      throw new Unavailable("the answer to the commit was lost");
    }
  }

  private void rollBack() {
    for (int i = undo.size() - 1; i >= 0; i--) {
      undo.get(i).run();
    }
  }

  /** For whoever writes, inside a transaction. */
  Tables tables() {
    return tables;
  }

  /** One statement: sees what is committed, and (in a transaction) what this one has done. */
  <T> T statement(java.util.function.Function<Tables, T> what) {
    if (!inTransaction || !lock.isHeldByCurrentThread()) {
      betweenStatements.run();
    }
    lock.lock();
    try {
      return what.apply(tables);
    } finally {
      lock.unlock();
    }
  }

  <K, V> void put(Map<K, V> table, K key, V value) {
    V before = table.put(key, value);
    undo.add(() -> restore(table, key, before));
  }

  <K, V> void take(Map<K, V> table, K key) {
    V before = table.remove(key);
    undo.add(() -> restore(table, key, before));
  }

  private static <K, V> void restore(Map<K, V> table, K key, @Nullable V before) {
    if (before == null) {
      table.remove(key);
    } else {
      table.put(key, before);
    }
  }

  void keep(LockedRoom lockedRoom) {
    RoomId room = lockedRoom.room().id();
    for (Entry entry : lockedRoom.entries()) {
      switch (entry) {
        case Entry.MessageEntry message -> {
          keep(message);
          Message m = message.message();
          if (message.isPost()
              && m.kind() == MessageKind.TEXT
              && lockedRoom.room().settings().slowModeSeconds() > 0) {
            put(tables.posted, new Mark(room, m.sender()), m.createdAt());
          }
        }
        case Entry.MemberEntry member -> keep(member.member());
        case Entry.RoomEntry made -> {}
      }
    }
    for (ModerationEntry entry : lockedRoom.deeds()) {
      put(tables.deeds.computeIfAbsent(room, r -> new TreeMap<>()), entry.seq().value(), entry);
    }
    if (lockedRoom.room().settings().historyForNewcomers() == HistoryVisibility.SINCE_JOINING) {
      tables.hiding.add(room);
    }
    put(tables.rooms, room, lockedRoom.room());
  }

  private void keep(Entry.MessageEntry entry) {
    Message message = entry.message();
    if (message.replyTo() != null) {
      tables.answered.add(new MessageKey(message.room(), message.replyTo()));
    }
    put(
        tables.messages.computeIfAbsent(message.room(), r -> new TreeMap<>()),
        message.seq().value(),
        message);
    LastChange by = message.by();
    MessageKey key = new MessageKey(message.room(), message.seq());
    if (message.isDeleted()) {
      put(tables.reactions, key, Map.of());
    } else if (by != null && by.emoji() != null) {
      Map<Emoji, Set<UserId>> all = new java.util.LinkedHashMap<>();
      tables
          .reactions
          .getOrDefault(key, Map.of())
          .forEach((e, u) -> all.put(e, new LinkedHashSet<>(u)));
      Set<UserId> users = all.computeIfAbsent(by.emoji(), e -> new LinkedHashSet<>());
      if (Boolean.TRUE.equals(by.on())) {
        users.add(by.user());
      } else {
        users.remove(by.user());
      }
      all.values().removeIf(Set::isEmpty);
      put(tables.reactions, key, all);
    }
  }

  private void keep(Member member) {
    put(tables.members.computeIfAbsent(member.room(), r -> new HashMap<>()), member.user(), member);
    put(tables.versions, member.user(), tables.versions.getOrDefault(member.user(), 0L) + 1);
  }
}
