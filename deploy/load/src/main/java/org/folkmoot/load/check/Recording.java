package org.folkmoot.load.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.folkmoot.load.client.Answer;
import org.folkmoot.load.client.Ask;
import org.folkmoot.load.client.ObservedChange;
import org.folkmoot.load.client.Witness;

/**
 * All that one client saw and was answered, in order. Five words for each event: five minutes of
 * three hundred clients have to fit into memory.
 */
public final class Recording implements Witness {
  private static final int WORDS = 5;
  private static final int NO_ROOM = 0;
  private static final int STORY_BEFORE = 40;
  private static final int STORY_AFTER = 10;

  private final String client;
  private final String username;
  private final Names rooms;
  private final Names epochs;
  private final LongSupplier nanos;

  private long[] words = new long[WORDS * 256];
  private int length;
  private final List<Acked> acked = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final List<Failed> failed = new ArrayList<>();
  private final List<Absence> absences = new ArrayList<>();

  private final LongAdder deliveries = new LongAdder();
  private final LongAdder acks = new LongAdder();
  private final LongAdder resets = new LongAdder();
  private final LongAdder connections = new LongAdder();
  private final LongAdder putOffs = new LongAdder();
  private volatile long lastToldNanos;
  private volatile Consumer<Acked> onAcked = acked -> {};

  /** An ask and its ack. */
  public record Acked(Ask ask, Answer answer) {}

  /** An ask that was refused for good. */
  public record Refused(Ask ask, String code, String detail, long atNanos) {}

  /** A call that a broken server answered. */
  public record Failed(String what, int status, long atNanos) {}

  /** While it was away or deaf nobody can deliver anything to it. */
  public record Absence(long fromNanos, long toNanos) {}

  public Recording(String client, String username, Names rooms, Names epochs, LongSupplier nanos) {
    this.client = client;
    this.username = username;
    this.rooms = rooms;
    this.epochs = epochs;
    this.nanos = nanos;
    this.lastToldNanos = nanos.getAsLong();
  }

  public String client() {
    return client;
  }

  public String username() {
    return username;
  }

  String room(int number) {
    return rooms.name(number);
  }

  String epoch(int number) {
    return epochs.name(number);
  }

  // --- while it goes on; from any thread ---

  public long deliveries() {
    return deliveries.sum();
  }

  public long acks() {
    return acks.sum();
  }

  public long resets() {
    return resets.sum();
  }

  public long connections() {
    return connections.sum();
  }

  public long putOffs() {
    return putOffs.sum();
  }

  public long lastToldNanos() {
    return lastToldNanos;
  }

  /** Whoever wants to hear of each ack, on the client's thread. */
  public void onAcked(Consumer<Acked> listener) {
    onAcked = listener;
  }

  /** It was told to go away, or not to listen, for so long. */
  public synchronized void wasAbsent(long fromNanos, long toNanos) {
    absences.add(new Absence(fromNanos, toNanos));
  }

  // --- when it is over ---

  public List<Acked> acked() {
    return acked;
  }

  public List<Refused> refused() {
    return refused;
  }

  public List<Failed> failed() {
    return failed;
  }

  boolean wasAbsentIn(long fromNanos, long toNanos) {
    return absences.stream().anyMatch(a -> a.fromNanos() <= toNanos && a.toNanos() >= fromNanos);
  }

  void forEach(Consumer<Event> reader) {
    for (int i = 0; i < length; i += WORDS) {
      reader.accept(
          Event.unpacked(words[i], words[i + 1], words[i + 2], words[i + 3], words[i + 4]));
    }
  }

  /** The last that it saw of a room, up to an event and a little after it. */
  List<String> story(Event of) {
    return story(of.room(), of::equals);
  }

  /** The same, up to where it came to a change's number or got beyond it. */
  List<String> story(String room, long changed) {
    return story(rooms.number(room), event -> !event.isOfConnection() && event.seq() >= changed);
  }

  private List<String> story(int room, Predicate<Event> end) {
    List<Event> all = new ArrayList<>();
    forEach(
        event -> {
          if (event.room() == room || event.isOfConnection()) {
            all.add(event);
          }
        });
    int at = 0;
    while (at < all.size() - 1 && !end.test(all.get(at))) {
      at++;
    }
    return all
        .subList(Math.max(0, at - STORY_BEFORE), Math.min(all.size(), at + STORY_AFTER))
        .stream()
        .map(this::line)
        .toList();
  }

  private String line(Event event) {
    return "%.3f %s %d of %d as %d in %s"
        .formatted(
            event.atNanos() / 1e9,
            event.kind(),
            event.seq(),
            event.thing(),
            event.state(),
            event.namesEpoch() ? epoch(event.epoch()) : "the same");
  }

  private void add(Event.Kind kind, int room, int epoch, long seq) {
    add(new Event(kind, room, epoch, seq, 0, 0, false, false, nanos.getAsLong()));
  }

  private void add(Event event) {
    if (length == words.length) {
      words = Arrays.copyOf(words, length * 2);
    }
    words[length++] = event.packed();
    words[length++] = event.seq();
    words[length++] = event.thing();
    words[length++] = event.state();
    words[length++] = event.atNanos();
  }

  // --- what it hears ---

  @Override
  public void ready(int connection, String epoch) {
    connections.increment();
    add(Event.Kind.READY, NO_ROOM, epochs.number(epoch), connection);
  }

  @Override
  public void started(String room, long head, String epoch) {
    add(Event.Kind.STARTED, rooms.number(room), epochs.number(epoch), head);
  }

  @Override
  public void told(String room, ObservedChange observed) {
    deliveries.increment();
    long now = nanos.getAsLong();
    lastToldNanos = now;
    add(event(Event.Kind.TOLD, room, observed, now));
  }

  private Event event(Event.Kind kind, String room, ObservedChange observed, long now) {
    return new Event(
        kind,
        rooms.number(room),
        0,
        observed.seq(),
        observed.thing(),
        observed.state(),
        observed.posted(),
        observed.out(),
        now);
  }

  @Override
  public void caughtUp(String room, long head, String epoch) {
    add(Event.Kind.CAUGHT_UP, rooms.number(room), epochs.number(epoch), head);
  }

  @Override
  public void membersDropped(String room) {
    add(Event.Kind.MEMBERS_DROPPED, rooms.number(room), 0, 0);
  }

  @Override
  public void reset(String room, long head, String epoch) {
    resets.increment();
    add(Event.Kind.RESET, rooms.number(room), epochs.number(epoch), head);
  }

  @Override
  public void readAnew(String room, long from, List<ObservedChange> states) {
    long now = nanos.getAsLong();
    states.forEach(state -> add(event(Event.Kind.READ, room, state, now)));
    add(Event.Kind.READ_ANEW, rooms.number(room), 0, from);
  }

  @Override
  public void removed(String room, long seq, String event) {
    add(Event.Kind.REMOVED, rooms.number(room), 0, seq);
  }

  @Override
  public void gone(String room) {
    add(Event.Kind.GONE, rooms.number(room), 0, 0);
  }

  @Override
  public void acked(Ask ask, Answer answer) {
    acks.increment();
    Acked both = new Acked(ask, answer);
    acked.add(both);
    onAcked.accept(both);
  }

  @Override
  public void refused(Ask ask, String code, String detail) {
    refused.add(new Refused(ask, code, detail, nanos.getAsLong()));
  }

  @Override
  public void putOff(Ask ask, String code) {
    putOffs.increment();
  }

  @Override
  public synchronized void failed(String what, int status) {
    failed.add(new Failed(what, status, nanos.getAsLong()));
  }

  @Override
  public void closed(int code) {
    add(Event.Kind.CLOSED, NO_ROOM, 0, code);
  }
}
