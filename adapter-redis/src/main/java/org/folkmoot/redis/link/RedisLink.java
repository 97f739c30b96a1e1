package org.folkmoot.redis.link;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks to Redis and listens to it, as long as it is there. A beat that this replica sends to
 * itself proves that it hears; when it fails to come, or a connection breaks, all is connected and
 * subscribed anew. A restart that no connection notices is found that way, too.
 */
public final class RedisLink implements AutoCloseable {
  // More than a second of the most that a replica says: above it Redis isn't keeping up.
  private static final int UNDERWAY_MAX = 10_000;
  private static final long TICK_MILLIS = 250;
  private static final long BEAT_NANOS = 1_000_000_000L;
  private static final long DEAF_NANOS = 4_000_000_000L;

  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

  private final RedisURI address;
  private final String beat;
  private final Set<String> channels = ConcurrentHashMap.newKeySet();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicBoolean flushing = new AtomicBoolean();
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("folkmoot-redis").factory());
  private final ScheduledExecutorService flusher =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("folkmoot-redis-flush").factory());

  private volatile @Nullable RedisConnectionPair pair;
  private volatile long heardNanos;
  private volatile boolean isSilent;
  private long beatNanos;
  private boolean wasAway;

  /** Who hears what comes. Called on a thread that mustn't be held up. */
  public interface Listener {
    void hear(String channel, byte[] message);

    /** The link stands anew; what was said before may be forgotten. */
    default void stands() {}
  }

  /** Something that is said to Redis. */
  public interface Saying<T> extends Function<RedisClusterAsyncCommands<String, byte[]>, T> {}

  /**
   * Makes a link, which comes about by itself as soon as Redis is there.
   *
   * @param name unique among replicas
   */
  public RedisLink(String address, String name) {
    this.address = RedisURI.create(address);
    this.beat = "folkmoot:beat:" + name;
    channels.add(beat);
    keeper.execute(this::tick);
  }

  /** Whether a link could be made to this; not whether anybody answers there. */
  public static boolean isAddress(String text) {
    try {
      RedisURI address = RedisURI.create(text);
      return address.getHost() != null || !address.getSentinels().isEmpty();
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }

  public void listen(Listener listener) {
    listeners.add(listener);
  }

  public boolean isUp() {
    return pair != null;
  }

  /** How much was not said because Redis was away or didn't keep up. */
  public long lost() {
    return lost.get();
  }

  /** How much has been said to the Redis that is there now, and not been answered yet. */
  int underway() {
    RedisConnectionPair now = pair;
    return now == null ? 0 : now.underway().get();
  }

  // --- speaking ---

  /** Says something and doesn't wait; what can't be said now never is. */
  public void say(Saying<RedisFuture<?>> saying) {
    RedisConnectionPair now = pair;
    if (now == null || !now.begin(UNDERWAY_MAX)) {
      lost.incrementAndGet();
      return;
    }
    try {
      saying
          .apply(now.commands())
          .whenComplete(
              (done, failed) -> {
                now.end();
                if (failed != null) {
                  lost.incrementAndGet();
                }
              });
    } catch (RuntimeException refused) {
      now.end();
      lost.incrementAndGet();
      return;
    }
    flush(now);
  }

  /**
   * Asks something, and waits so long at the most; and not at all while an earlier question has
   * found no answer and nothing has been heard since, for all who ask would wait in vain.
   */
  public <T> Optional<T> ask(Saying<CompletableFuture<T>> question, Duration patience) {
    RedisConnectionPair now = pair;
    if (now == null || isSilent || !now.begin(UNDERWAY_MAX)) {
      return Optional.empty();
    }
    CompletableFuture<T> answer;
    try {
      answer = question.apply(now.commands());
    } catch (RuntimeException refused) {
      now.end();
      return Optional.empty();
    }
    var _ = answer.whenComplete((done, failed) -> now.end());
    try {
      flush(now);
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException unanswered) {
      isSilent = true;
      return Optional.empty();
    } catch (ExecutionException | RuntimeException refused) {
      return Optional.empty();
    }
  }

  // All that is said while a flush is on its way goes out with it, in one write.
  private void flush(RedisConnectionPair now) {
    if (flushing.compareAndSet(false, true)) {
      try {
        flusher.execute(
            () -> {
              flushing.set(false);
              now.speaking().flushCommands();
            });
      } catch (RejectedExecutionException closed) {
        // Nothing is said any more, and nobody waits for it.
      }
    }
  }

  public void publish(String channel, byte[] message) {
    RedisConnectionPair now = pair;
    boolean sharded = now != null && now.sharded();
    say(
        commands ->
            sharded ? commands.spublish(channel, message) : commands.publish(channel, message));
  }

  // --- listening ---

  public void attend(String channel) {
    if (channels.add(channel)) {
      RedisConnectionPair now = pair;
      if (now != null) {
        subscribe(now, channel);
      }
    }
  }

  public void ignore(String channel) {
    if (channels.remove(channel)) {
      RedisConnectionPair now = pair;
      if (now != null) {
        quietly(
            () ->
                now.sharded()
                    ? now.listening().async().sunsubscribe(channel)
                    : now.listening().async().unsubscribe(channel));
      }
    }
  }

  private static void subscribe(RedisConnectionPair now, String channel) {
    quietly(
        () ->
            now.sharded()
                ? now.listening().async().ssubscribe(channel)
                : now.listening().async().subscribe(channel));
  }

  // Whoever isn't subscribed because of a broken connection will be on the next one.
  private static void quietly(Supplier<RedisFuture<Void>> command) {
    try {
      command
          .get()
          .exceptionally(
              failed -> {
                LOG.debug("a subscription failed", failed);
                return null;
              });
    } catch (RuntimeException broken) {
      LOG.debug("a subscription failed", broken);
    }
  }

  private final class Subscriber extends RedisPubSubAdapter<String, byte[]> {
    @Override
    public void message(String channel, byte[] message) {
      hear(channel, message);
    }

    @Override
    public void smessage(String channel, byte[] message) {
      hear(channel, message);
    }
  }

  private void hear(String channel, byte[] message) {
    if (channel.equals(beat)) {
      heardNanos = System.nanoTime();
      isSilent = false;
      return;
    }
    for (Listener listener : listeners) {
      try {
        listener.hear(channel, message);
      } catch (RuntimeException broken) {
        LOG.error("what was heard on {} broke its listener", channel, broken);
      }
    }
  }

  // --- keeping it up ---

  private void tick() {
    try {
      RedisConnectionPair now = pair;
      if (now == null) {
        connect();
      } else if (!now.isOpen() || System.nanoTime() - heardNanos > DEAF_NANOS) {
        drop(now);
        connect();
      } else {
        beat();
      }
    } catch (RuntimeException away) {
      if (!wasAway) {
        wasAway = true;
        LOG.warn("Redis is away; replicas go on by looking each second ({})", away.toString());
      }
    } finally {
      again();
    }
  }

  private void again() {
    try {
      var _ = keeper.schedule(this::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      LOG.debug("the link is being closed", closing);
    }
  }

  private void connect() {
    RedisConnectionPair fresh = RedisConnectionPair.to(address);
    fresh.listening().addListener(new Subscriber());
    heardNanos = System.nanoTime();
    isSilent = false;
    pair = fresh;
    // After it stands for all to see: whoever attends from now on subscribes for themselves.
    for (String channel : new ArrayList<>(channels)) {
      subscribe(fresh, channel);
    }
    listeners.forEach(Listener::stands);
    LOG.info("Redis is there{}", wasAway ? " again" : "");
    wasAway = false;
  }

  private void drop(RedisConnectionPair broken) {
    pair = null;
    broken.close();
    if (!wasAway) {
      wasAway = true;
      LOG.warn("Redis doesn't answer; replicas go on by looking each second");
    }
  }

  private void beat() {
    long now = System.nanoTime();
    if (now - beatNanos >= BEAT_NANOS) {
      beatNanos = now;
      publish(beat, "beat".getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() {
    keeper.shutdownNow();
    flusher.shutdownNow();
    RedisConnectionPair now = pair;
    pair = null;
    if (now != null) {
      now.close();
    }
  }
}
