package org.folkmoot.load.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One device of somebody's: connects, catches up, asks, and comes back whatever happens. */
public final class ProtocolClient implements DeliveredLine.Listener {
  /** The server's own word comes with {@code ready}. */
  private static final int HEARTBEAT_USUAL_MILLIS = 20_000;

  private static final int LISTEN_MILLIS = 2_500;

  private final Lines lines;
  private final ClientSettings settings;
  private final Account account;
  private final String name;
  private final RandomGenerator random;
  private final Witness witness;
  private final EventLoop loop;
  private final Outbox outbox;
  private final Asking asking;
  private final Rereading rereading;
  private final Map<String, Place> places = new ConcurrentHashMap<>();

  // Only the loop touches what follows.
  private final Set<String> resumed = new HashSet<>();
  private @Nullable DeliveredLine line;
  private volatile @Nullable String epoch;
  private @Nullable Future<?> listening;
  private int connection;
  private int attempt;
  private int heartbeatMillis = HEARTBEAT_USUAL_MILLIS;
  private boolean away = true;
  private boolean deaf;
  private volatile boolean ready;

  /**
   * Makes one; it does nothing before it is woken.
   *
   * @param name tells it apart from all others, and is what its clientIds begin with
   */
  public ProtocolClient(
      Lines lines,
      Calls calls,
      ClientSettings settings,
      Account account,
      String name,
      RandomGenerator random,
      Witness witness) {
    this.lines = lines;
    this.settings = settings;
    this.account = account;
    this.name = name;
    this.random = random;
    this.witness = witness;
    this.loop = lines.loop();
    this.outbox = new Outbox(loop, settings, random, witness);
    this.asking = new Asking(name, loop, outbox);
    this.rereading = new Rereading(this, calls, settings, loop, random, witness);
  }

  public String name() {
    return name;
  }

  public Account account() {
    return account;
  }

  // --- how it is; from any thread ---

  /** Connected, and waiting for nothing. */
  public boolean isSettled() {
    return ready && places.values().stream().allMatch(Place::isSettled);
  }

  public boolean isReady() {
    return ready;
  }

  /** How much it has asked for that isn't answered. */
  public int unanswered() {
    return outbox.size();
  }

  public Set<String> rooms() {
    return Set.copyOf(places.keySet());
  }

  /** Where it stands, in words: for whoever wonders why it isn't settled. */
  public String standing() {
    return loop.submit(this::standingNow).syncUninterruptibly().getNow();
  }

  private String standingNow() {
    String rooms =
        places.entrySet().stream()
            .map(place -> place.getKey() + " " + place.getValue())
            .sorted()
            .collect(Collectors.joining("; "));
    String greeted = line == null ? "away" : ready ? "greeted" : "waits for its greeting";
    return "%s on %s, %s, %d times so far, %d answers to come; %s; %s"
        .formatted(name, line, greeted, connection, outbox.size(), rereading, rooms);
  }

  /** The history that it knows of; null before the first greeting. */
  public @Nullable String epoch() {
    return epoch;
  }

  /** How far it is in a room; below zero when it isn't in it, or has to read it anew first. */
  public long cursor(String room) {
    Place place = places.get(room);
    return place == null || place.mustReread() ? -1 : place.cursor();
  }

  /** The message that was told of last; 0 when none was. */
  public long lastMessage(String room) {
    Place place = places.get(room);
    return place == null ? 0 : place.lastMessage();
  }

  /**
   * What was lately said in the room's timeline, so that a thread can hang on it; 0 for nothing.
   */
  public long lastRoot(String room) {
    Place place = places.get(room);
    return place == null ? 0 : place.lastRoot();
  }

  /** Whether this is still what it holds of a room, and nothing else has become of it since. */
  boolean holds(String room, Place place, int generation) {
    return places.get(room) == place && place.generation == generation;
  }

  // --- being there ---

  /** Connects, and from now on always comes back. */
  public void wake() {
    loop.execute(
        () -> {
          if (away) {
            away = false;
            connect();
          }
        });
  }

  /** Goes away as a closed laptop does, and stays away until it is woken. */
  public void sleep() {
    loop.execute(
        () -> {
          away = true;
          cutNow();
        });
  }

  /**
   * Loses its connection; comes back by itself.
   *
   * @return done when it isn't ready any more
   */
  public Future<?> cut() {
    return loop.submit(this::cutNow);
  }

  private void cutNow() {
    deaf = false;
    ready = false;
    if (line != null) {
      line.cut();
    }
  }

  /** Stops reading what comes, or goes on. */
  public void deaf(boolean on) {
    loop.execute(
        () -> {
          deaf = on;
          if (line != null) {
            line.deaf(on);
          }
        });
  }

  private void connect() {
    if (!away && line == null) {
      line = lines.open(settings.server(), account, loop, this);
    }
  }

  @Override
  public void opened() {
    resumed.clear();
    ObjectNode hello = Json.object().put("type", "hello").put("client", "load");
    ObjectNode cursors = hello.putObject("cursors");
    places.forEach(
        (room, place) -> {
          // What belongs to another history than the newest known is read anew, without asking.
          if (!place.mustReread() && place.epoch.equals(epoch)) {
            cursors.put(room, place.cursor());
            resumed.add(room);
          }
        });
    if (epoch != null) {
      hello.put("epoch", epoch);
    }
    say(hello);
  }

  @Override
  public void closed(int code) {
    line = null;
    ready = false;
    deaf = false;
    if (listening != null) {
      listening.cancel(false);
    }
    outbox.disconnected();
    witness.closed(code);
    if (!away) {
      // A refusal is no loss: whoever is refused backs off from the first time on.
      int from = code == DeliveredLine.LOST || code == 1001 || code == 4408 || code == 4409 ? 0 : 1;
      attempt = Math.max(attempt, from);
      long wait = settings.backoff().afterLoss(attempt++, random);
      var _ = loop.schedule(this::connect, wait, TimeUnit.MILLISECONDS);
    }
  }

  private void listen() {
    DeliveredLine now = line;
    if (now != null && !deaf) {
      long silentMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - now.heardNanos());
      if (silentMillis > 2L * heartbeatMillis) {
        now.cut();
      } else if (silentMillis > heartbeatMillis) {
        say(Json.object().put("type", "ping"));
      }
    }
  }

  private void say(ObjectNode frame) {
    if (line != null) {
      line.send(frame.toString());
    }
  }

  // --- what it hears ---

  @Override
  public void heard(JsonNode frame) {
    switch (frame.path("type").asText()) {
      case "ready" -> ready(frame);
      case "catchup" -> catchup(frame);
      case "message", "member", "room" -> change(frame.path("room").asText(), frame);
      case "ack" -> outbox.acked(frame);
      case "nack" -> outbox.nacked(frame);
      case "joined" -> joined(frame.path("room"));
      case "removed" -> removed(frame);
      default -> {} // other people's marks and presence, and whatever a newer server says
    }
  }

  private void ready(JsonNode frame) {
    String now = frame.path("epoch").asText();
    epoch = now;
    attempt = 0;
    connection++;
    heartbeatMillis = frame.path("heartbeatMs").asInt(HEARTBEAT_USUAL_MILLIS);
    witness.ready(connection, now);
    Set<String> listed = new HashSet<>();
    for (JsonNode view : frame.path("rooms")) {
      String room = view.path("id").asText();
      listed.add(room);
      Place place = places.get(room);
      if (place == null) {
        start(room, view.path("head").asLong(), now);
      } else if (resumed.contains(room)) {
        place.behind(true);
      } else {
        reset(room, place, view.path("head").asLong(), now);
      }
    }
    for (String room : rooms()) {
      if (!listed.contains(room)) {
        places.remove(room);
        witness.gone(room);
      }
    }
    ready = true;
    listening =
        loop.scheduleAtFixedRate(this::listen, LISTEN_MILLIS, LISTEN_MILLIS, TimeUnit.MILLISECONDS);
    if (line != null) {
      outbox.connected(line, connection);
    }
  }

  private void start(String room, long head, String of) {
    places.put(room, new Place(head, of));
    witness.started(room, head, of);
  }

  private void catchup(JsonNode frame) {
    String room = frame.path("room").asText();
    String of = frame.path("epoch").asText();
    long head = frame.path("head").asLong();
    epoch = of;
    Place place = places.get(room);
    if (place != null && frame.path("reset").asBoolean()) {
      reset(room, place, head, of);
      return;
    }
    for (JsonNode change : frame.path("changes")) {
      change(room, change);
    }
    if (frame.path("members").asText().equals("reset")) {
      witness.membersDropped(room);
    }
    witness.caughtUp(room, head, of);
    if (place != null) {
      place.epoch = of;
      place.reach(head);
      place.behind(frame.path("more").asBoolean());
    }
  }

  private void change(String room, JsonNode change) {
    ObservedChange observed = ObservedChange.change(change);
    witness.told(room, observed);
    Place place = places.get(room);
    if (place != null) {
      place.saw(observed);
    }
  }

  private void joined(JsonNode view) {
    String room = view.path("id").asText();
    long head = view.path("head").asLong();
    Place place = places.get(room);
    if (place == null) {
      start(room, head, epoch == null ? "" : epoch);
    } else {
      // They are another in it, or have set it otherwise: nothing is begun anew.
      witness.caughtUp(room, head, place.epoch);
      place.reach(head);
    }
  }

  private void removed(JsonNode frame) {
    String room = frame.path("room").asText();
    places.remove(room);
    witness.removed(room, frame.path("seq").asLong(), frame.path("event").asText());
  }

  // --- reading anew ---

  private void reset(String room, Place place, long head, String of) {
    place.reset(head, of);
    witness.reset(room, head, of);
    rereading.begin(room, place);
  }

  // --- what it asks for ---

  /** Posts, edits and whatever else is asked for until it is answered. */
  public Asking asking() {
    return asking;
  }

  /** Everything up to this message was seen. Nobody answers, so it is said once. */
  public void read(String room, long seq) {
    loop.execute(
        () -> {
          if (ready) {
            say(Json.object().put("type", "read").put("room", room).put("seq", seq));
          }
        });
  }
}
