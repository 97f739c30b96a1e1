package org.folkmoot.redis.link;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two connections to Redis, of whichever kind it is: one to speak on and one to listen on. When
 * either breaks both are thrown away, so that there is one way only in which they come about.
 *
 * @param sharded whether there are channels that stay on one shard; a cluster is told by plain
 *     ones, which reach all of its nodes
 * @param underway how much has been said and not been answered yet; what is answered late, or never
 *     because this was thrown away, is nothing to those who come after it
 */
record RedisConnectionPair(
    AbstractRedisClient client,
    StatefulConnection<String, byte[]> speaking,
    RedisClusterAsyncCommands<String, byte[]> commands,
    StatefulRedisPubSubConnection<String, byte[]> listening,
    boolean sharded,
    AtomicInteger underway) {
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration DEAF_MAX = Duration.ofSeconds(5);

  // Commands that wait for a Redis that is paused: at a few hundred bytes each some megabytes.
  private static final int WAITING_MAX = 20_000;
  private static final int SHARDED_SINCE = 7;
  private static final Pattern VERSION = Pattern.compile("redis_version:(\\d+)");
  private static final Duration TOPOLOGY_REFRESH = Duration.ofSeconds(10);

  static RedisConnectionPair to(RedisURI address) {
    RedisClient client = RedisClient.create(address);
    try {
      client.setOptions(manners(ClientOptions.builder()).build());
      StatefulRedisConnection<String, byte[]> speaking = client.connect(CODEC);
      String info = speaking.sync().info();
      if (info.contains("cluster_enabled:1")) {
        client.shutdown(Duration.ZERO, Duration.ZERO);
        return cluster(address);
      }
      Matcher version = VERSION.matcher(info);
      boolean sharded = version.find() && Integer.parseInt(version.group(1)) >= SHARDED_SINCE;
      RedisConnectionPair pair =
          new RedisConnectionPair(
              client,
              speaking,
              speaking.async(),
              client.connectPubSub(CODEC),
              sharded,
              new AtomicInteger());
      speaking.setAutoFlushCommands(false);
      return pair;
    } catch (RuntimeException failed) {
      client.shutdown(Duration.ZERO, Duration.ZERO);
      throw failed;
    }
  }

  private static RedisConnectionPair cluster(RedisURI address) {
    RedisClusterClient client = RedisClusterClient.create(address);
    try {
      ClusterClientOptions.Builder options = ClusterClientOptions.builder();
      manners(options);
      client.setOptions(
          options
              .autoReconnect(true)
              .topologyRefreshOptions(
                  ClusterTopologyRefreshOptions.builder()
                      .enablePeriodicRefresh(TOPOLOGY_REFRESH)
                      .enableAllAdaptiveRefreshTriggers()
                      .build())
              .build());
      StatefulRedisClusterConnection<String, byte[]> speaking = client.connect(CODEC);
      RedisConnectionPair pair =
          new RedisConnectionPair(
              client,
              speaking,
              speaking.async(),
              client.connectPubSub(CODEC),
              false,
              new AtomicInteger());
      speaking.setAutoFlushCommands(false);
      return pair;
    } catch (RuntimeException failed) {
      client.shutdown(Duration.ZERO, Duration.ZERO);
      throw failed;
    }
  }

  private static <B extends ClientOptions.Builder> B manners(B options) {
    options
        .autoReconnect(false)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(WAITING_MAX)
        .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .keepAlive(true)
                .tcpUserTimeout(
                    SocketOptions.TcpUserTimeoutOptions.builder()
                        .enable(true)
                        .tcpUserTimeout(DEAF_MAX)
                        .build())
                .build());
    return options;
  }

  /** Whether one more may be said; whoever is let in says when it was answered. */
  boolean begin(int max) {
    if (underway.incrementAndGet() <= max) {
      return true;
    }
    underway.decrementAndGet();
    return false;
  }

  void end() {
    underway.decrementAndGet();
  }

  boolean isOpen() {
    return speaking.isOpen() && listening.isOpen();
  }

  void close() {
    client.shutdown(Duration.ZERO, CONNECT_TIMEOUT);
  }
}
