package org.folkmoot.redis.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.folkmoot.application.limit.Rate;
import org.folkmoot.application.limit.RateLimiter;
import org.folkmoot.redis.link.RedisLink;

/**
 * Counts what all replicas see, by Redis's clock. While Redis doesn't answer, each replica counts
 * what it sees itself: that is kinder than refusing everybody, and safer than refusing nobody.
 */
public final class RedisRateLimiter implements RateLimiter {
  private static final String ATTEMPTS = "folkmoot:attempts:";

  // Twice at the most: a Redis that has forgotten the script is told it again.
  private static final Duration PATIENCE = Duration.ofMillis(100);

  // Redis never says this by itself: a wait is 0 or more.
  private static final long FORGOTTEN = -1;

  // What is kept is the moment at which nothing is counted any more. One that lies further ahead
  // than a whole burst was written by a clock that has been put back since.
  private static final String SCRIPT =
      """
      local every, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      local begins = tonumber(redis.call('GET', KEYS[1]) or now)
      begins = math.min(math.max(begins, now), now + every * burst)
      local wait = begins + every - now - every * burst
      if wait > 0 then
        return wait
      end
      local spent = string.format('%.0f', begins + every)
      redis.call('SET', KEYS[1], spent, 'PX', math.ceil((begins + every - now) / 1000))
      return 0
      """;
  private static final String DIGEST = digest();

  private final RedisLink link;
  private final RateLimiter alone;

  /**
   * Makes a hand on what all replicas count.
   *
   * @param alone counts while Redis doesn't answer
   */
  public RedisRateLimiter(RedisLink link, RateLimiter alone) {
    this.link = link;
    this.alone = alone;
  }

  @Override
  public Optional<Duration> take(Attempt attempt, Rate rate) {
    String[] keys = {ATTEMPTS + attempt.what() + ":" + attempt.who()};
    byte[][] values = {
      bytes(rate.every().toNanos() / 1_000), bytes(rate.burst()),
    };
    Optional<Long> answer = link.ask(commands -> known(commands, keys, values), PATIENCE);
    if (answer.equals(Optional.of(FORGOTTEN))) {
      answer =
          link.ask(
              commands ->
                  commands
                      .<Long>eval(bytes(SCRIPT), ScriptOutputType.INTEGER, keys, values)
                      .toCompletableFuture(),
              PATIENCE);
    }
    if (answer.isEmpty()) {
      return alone.take(attempt, rate);
    }
    return answer.filter(micros -> micros > 0).map(micros -> Duration.ofNanos(micros * 1_000));
  }

  private static CompletableFuture<Long> known(
      RedisClusterAsyncCommands<String, byte[]> commands, String[] keys, byte[][] values) {
    return commands
        .<Long>evalsha(DIGEST, ScriptOutputType.INTEGER, keys, values)
        .toCompletableFuture()
        .exceptionally(
            failed -> {
              Throwable cause =
                  failed instanceof CompletionException wrapped ? wrapped.getCause() : failed;
              if (cause instanceof RedisNoScriptException) {
                return FORGOTTEN;
              }
              throw new CompletionException(failed);
            });
  }

  private static String digest() {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(SCRIPT.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  private static byte[] bytes(Object value) {
    return value.toString().getBytes(UTF_8);
  }
}
