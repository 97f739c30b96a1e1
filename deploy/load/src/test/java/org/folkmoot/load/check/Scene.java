package org.folkmoot.load.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.folkmoot.load.client.Answer;
import org.folkmoot.load.client.Ask;
import org.folkmoot.load.client.MessageState;
import org.folkmoot.load.client.ObservedChange;
import org.folkmoot.load.client.Things;

/** A run made by hand: one room, in which ada and bob are from its third number on. */
final class Scene {
  static final String ROOM = "garden";
  static final String EPOCH = "first";
  static final String OTHER_EPOCH = "second";

  private final Names rooms = new Names();
  private final Names epochs = new Names();
  private final List<Recording> recordings = new ArrayList<>();
  private final List<MessageState> messages = new ArrayList<>();
  private final Map<String, Truth.Member> members = new HashMap<>();
  private final List<Ordeal> ordeals = new ArrayList<>();
  private final List<Run.Restore> restores = new ArrayList<>();
  private final List<Long> wakings = new ArrayList<>();
  private final List<Run.Leaving> leavings = new ArrayList<>();
  private final List<Run.Counted> counts = new ArrayList<>();
  private final List<String> restless = new ArrayList<>();
  private final List<String> unanswered = new ArrayList<>();
  private long head = 3;
  private long nanos;
  private long asked;

  Scene() {
    members.put("ada", new Truth.Member("ada", "owner", 2, -1, 0, 3));
    members.put("bob", new Truth.Member("bob", "member", 3, -1, 0, 3));
  }

  /** Time goes on. */
  Scene at(long seconds) {
    nanos = TimeUnit.SECONDS.toNanos(seconds);
    return this;
  }

  long now() {
    return nanos;
  }

  /** Somebody who has just come in, live from the third number on. */
  Recording client(String username) {
    Recording recording = new Recording(username, username, rooms, epochs, () -> nanos);
    recordings.add(recording);
    recording.ready(1, EPOCH);
    recording.started(ROOM, 3, EPOCH);
    return recording;
  }

  // --- what is in the database ---

  static MessageState message(long seq, long changed, String sender, String body) {
    return new MessageState(
        seq,
        changed,
        "text",
        sender,
        "c" + seq,
        body,
        changed > seq,
        false,
        0,
        0,
        false,
        List.of(),
        "",
        new TreeMap<>());
  }

  static MessageState system(long seq, String event, String username) {
    return new MessageState(
        seq,
        seq,
        "system",
        username,
        "",
        "",
        false,
        false,
        0,
        0,
        false,
        List.of(),
        MessageState.told(event, username),
        new TreeMap<>());
  }

  Scene stored(MessageState... all) {
    for (MessageState message : all) {
      messages.add(message);
      head = Math.max(head, message.changed());
    }
    return this;
  }

  Scene member(Truth.Member member) {
    members.put(member.username(), member);
    head = Math.max(head, member.changed());
    return this;
  }

  // --- what clients are told ---

  static ObservedChange told(MessageState state) {
    return new ObservedChange(
        state.changed(),
        Things.message(state.seq()),
        state.fingerprint(),
        state.changed() == state.seq(),
        false,
        false);
  }

  static ObservedChange told(String username, String role, long seq) {
    return new ObservedChange(
        seq,
        Things.member(username),
        ObservedChange.member(username, role),
        false,
        role.equals("none"),
        false);
  }

  /** All of it, to each of them. */
  static void tell(List<Recording> recordings, MessageState... states) {
    for (Recording recording : recordings) {
      for (MessageState state : states) {
        recording.told(ROOM, told(state));
      }
    }
  }

  // --- what they ask for ---

  Ask post(String clientId) {
    return new Ask(Ask.Kind.POST, clientId, ++asked, ROOM, 0, "", nanos);
  }

  Ask edit(long seq, String body) {
    return new Ask(Ask.Kind.EDIT, "edit", ++asked, ROOM, seq, body, nanos);
  }

  Answer ack(long seq) {
    return new Answer(seq, false, 1, nanos);
  }

  // --- the rest ---

  Scene ordeal(Ordeal ordeal) {
    ordeals.add(ordeal);
    return this;
  }

  /** A replica went on that had been stopped. */
  Scene woken(long seconds) {
    wakings.add(TimeUnit.SECONDS.toNanos(seconds));
    return this;
  }

  Scene restored(long fromSeconds, long toSeconds) {
    restores.add(
        new Run.Restore(
            TimeUnit.SECONDS.toNanos(fromSeconds),
            TimeUnit.SECONDS.toNanos(toSeconds),
            TimeUnit.SECONDS.toNanos(toSeconds)));
    return this;
  }

  Scene left(String username, long fromSeconds, long toSeconds) {
    leavings.add(
        new Run.Leaving(
            username,
            ROOM,
            TimeUnit.SECONDS.toNanos(fromSeconds),
            TimeUnit.SECONDS.toNanos(toSeconds)));
    return this;
  }

  Scene counted(Run.Counted counted) {
    counts.add(counted);
    return this;
  }

  Scene restless(String after) {
    restless.add(after);
    return this;
  }

  Scene unanswered(String words) {
    unanswered.add(words);
    return this;
  }

  Run run(String epoch, boolean judgesSpeed) {
    Truth.Room room = new Truth.Room(ROOM, "Garden", "public", head, 1, messages, members);
    return new Run(
        recordings,
        new Truth(epoch, Map.of(ROOM, room)),
        ordeals,
        restores,
        wakings,
        restless,
        leavings,
        counts,
        unanswered,
        judgesSpeed);
  }

  /** How often each kind is found; those that aren't are left out. */
  Map<Violation.Kind, Integer> found() {
    return found(run(EPOCH, false));
  }

  static Map<Violation.Kind, Integer> found(Run run) {
    Violations violations = Checker.check(run);
    Map<Violation.Kind, Integer> counts = new TreeMap<>();
    for (Violation.Kind kind : Violation.Kind.values()) {
      if (violations.count(kind) > 0) {
        counts.put(kind, violations.count(kind));
      }
    }
    return counts;
  }
}
