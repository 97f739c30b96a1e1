package org.folkmoot.redis.presence;

import io.lettuce.core.KeyValue;
import io.lettuce.core.MapScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.redis.link.RedisLink;

/**
 * Each replica keeps one hash of its people, which is over when the replica doesn't renew it. So a
 * renewal is one command however many they are, and a look at two hundred people is one for each
 * replica.
 */
public final class RedisPresence implements Presence, AutoCloseable {
  private static final String REPLICAS = "folkmoot:replicas";
  private static final String HERE = "folkmoot:here:";
  // Nobody waits longer to see who is here; then this replica's own people are the answer.
  private static final Duration PATIENCE = Duration.ofMillis(300);

  // As much as takes Redis some microseconds.
  private static final int PAGE = 500;

  // A page may be empty where many have gone; whoever isn't found by then isn't waited for.
  private static final int PAGES_MAX = 20;

  private final RedisLink link;
  private final String replica;
  private final Map<UserId, State> own = new ConcurrentHashMap<>();

  /**
   * Makes a hand on what all replicas share.
   *
   * @param replica unique among them, also after a restart
   */
  public RedisPresence(RedisLink link, String replica) {
    this.link = link;
    this.replica = replica;
    link.listen(
        new RedisLink.Listener() {
          @Override
          public void hear(String channel, byte[] message) {}

          @Override
          public void stands() {
            sayAll();
          }
        });
  }

  @Override
  public void here(UserId user, State state) {
    own.put(user, state);
    link.say(c -> c.hset(HERE + replica, user.toString(), bytes(state.name())));
    prolong();
  }

  @Override
  public void gone(UserId user) {
    own.remove(user);
    link.say(c -> c.hdel(HERE + replica, user.toString()));
  }

  @Override
  public void renew(Map<UserId, State> here) {
    boolean same = own.equals(here);
    own.keySet().retainAll(here.keySet());
    own.putAll(here);
    if (!same || !held()) {
      sayAll();
    } else if (!own.isEmpty()) {
      prolong();
    }
    strikeOff();
  }

  /** Whether Redis still has what was said of so many; a restart takes it away. */
  private boolean held() {
    return link.ask(c -> c.hlen(HERE + replica).toCompletableFuture(), PATIENCE)
        .filter(known -> known == own.size())
        .isPresent();
  }

  private void prolong() {
    link.say(c -> c.sadd(REPLICAS, bytes(replica)));
    link.say(c -> c.pexpire(HERE + replica, LEASE_MILLIS));
  }

  private void sayAll() {
    Map<String, byte[]> all = new HashMap<>();
    own.forEach((user, state) -> all.put(user.toString(), bytes(state.name())));
    link.say(c -> c.del(HERE + replica));
    if (!all.isEmpty()) {
      link.say(c -> c.hset(HERE + replica, all));
      prolong();
    }
  }

  @Override
  public Map<UserId, State> of(Collection<UserId> users) {
    Map<UserId, State> found = new HashMap<>();
    if (users.isEmpty()) {
      return found;
    }
    List<UserId> asked = List.copyOf(users);
    String[] fields = asked.stream().map(UserId::toString).toArray(String[]::new);
    for (String other : others()) {
      link.ask(c -> c.hmget(HERE + other, fields).toCompletableFuture(), PATIENCE)
          .ifPresent(
              answers -> {
                for (int i = 0; i < answers.size(); i++) {
                  add(found, asked.get(i), answers.get(i));
                }
              });
    }
    asked.forEach(user -> Optional.ofNullable(own.get(user)).ifPresent(s -> add(found, user, s)));
    return found;
  }

  private static void add(Map<UserId, State> found, UserId user, KeyValue<String, byte[]> answer) {
    if (answer.hasValue()) {
      add(found, user, state(text(answer.getValue())));
    }
  }

  // In a way that only a newer version knows, but here.
  private static State state(String word) {
    return word.equals(State.AWAY.name()) ? State.AWAY : State.ONLINE;
  }

  private static void add(Map<UserId, State> found, UserId user, State state) {
    found.merge(user, state, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  @Override
  public Set<UserId> online(int limit) {
    Set<UserId> some = new HashSet<>();
    own.keySet().stream().limit(limit).forEach(some::add);
    for (String other : others()) {
      if (some.size() >= limit) {
        break;
      }
      addSome(some, other, limit);
    }
    return some;
  }

  /** Page by page: Redis does nothing else while it writes down all of a large replica's people. */
  private void addSome(Set<UserId> some, String other, int limit) {
    ScanCursor cursor = ScanCursor.INITIAL;
    for (int page = 0; page < PAGES_MAX && !cursor.isFinished() && some.size() < limit; page++) {
      ScanCursor from = cursor;
      ScanArgs size = ScanArgs.Builder.limit(Math.min(limit - some.size(), PAGE));
      Optional<MapScanCursor<String, byte[]>> answer =
          link.ask(c -> c.hscan(HERE + other, from, size).toCompletableFuture(), PATIENCE);
      if (answer.isEmpty()) {
        return;
      }
      answer.get().getMap().keySet().stream()
          .map(user -> new UserId(UUID.fromString(user)))
          // One page may come with somebody of the last one, which is told once.
          .filter(user -> !some.contains(user))
          .limit(limit - some.size())
          .forEach(some::add);
      cursor = answer.get();
    }
  }

  /** Takes replicas off the list whose lease is over; one that has nobody comes back with them. */
  private void strikeOff() {
    for (String other : others()) {
      if (link.ask(c -> c.exists(HERE + other).toCompletableFuture(), PATIENCE)
          .equals(Optional.of(0L))) {
        link.say(c -> c.srem(REPLICAS, bytes(other)));
      }
    }
  }

  /** The other replicas that have people. */
  private List<String> others() {
    return link.ask(this::living, PATIENCE).orElse(List.of());
  }

  private CompletableFuture<List<String>> living(
      RedisClusterAsyncCommands<String, byte[]> commands) {
    CompletableFuture<Set<byte[]>> names = commands.smembers(REPLICAS).toCompletableFuture();
    return names.thenApply(
        members -> {
          List<String> others = new ArrayList<>();
          for (byte[] member : members) {
            String name = text(member);
            if (!name.equals(replica)) {
              others.add(name);
            }
          }
          return others;
        });
  }

  /** Says good-bye: nobody of its people is here any more. */
  @Override
  public void close() {
    own.clear();
    link.ask(c -> c.del(HERE + replica).toCompletableFuture(), PATIENCE);
    link.ask(c -> c.srem(REPLICAS, bytes(replica)).toCompletableFuture(), PATIENCE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
