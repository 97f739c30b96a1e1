package org.folkmoot.redis.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.SlotHash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.folkmoot.redis.testing.TestRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By its address alone a link finds out what it is connected to. */
class KindsOfRedisTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CHANNEL = "folkmoot:room:1";

  @TempDir private Path folder;
  private int nodes;

  /** What one end hears. */
  private static RedisLink link(String address, String name, Queue<String> heard) {
    RedisLink link = new RedisLink(address, name);
    link.listen((channel, message) -> heard.add(new String(message, StandardCharsets.UTF_8)));
    return link;
  }

  private static void hears(RedisLink speaker, Queue<String> heard, String what) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              speaker.publish(CHANNEL, what.getBytes(StandardCharsets.UTF_8));
              return heard.contains(what);
            });
  }

  private static void keeps(RedisLink link, String key) {
    await()
        .atMost(SOON)
        .until(
            () ->
                link.ask(
                        c ->
                            c.set(key, new byte[] {1})
                                .thenCompose(ok -> c.get(key))
                                .toCompletableFuture(),
                        Duration.ofSeconds(1))
                    .isPresent());
  }

  @Test
  void replicasHearEachOtherThroughAnyNodesOfACluster() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    try (TestRedis first = node();
        TestRedis second = node()) {
      first.ask(c -> c.clusterAddSlots(slots(0, SlotHash.SLOT_COUNT / 2)));
      second.ask(c -> c.clusterAddSlots(slots(SlotHash.SLOT_COUNT / 2, SlotHash.SLOT_COUNT)));
      first.ask(c -> c.clusterMeet("127.0.0.1", second.port()));
      for (TestRedis node : new TestRedis[] {first, second}) {
        await()
            .atMost(SOON)
            .until(() -> node.ask(c -> c.clusterInfo()).contains("cluster_state:ok"));
      }
      try (RedisLink one = link(first.url(), "one", new ConcurrentLinkedQueue<>());
          RedisLink two = link(second.url(), "two", heard)) {
        two.attend(CHANNEL);
        hears(one, heard, "across nodes");
        for (int i = 0; i < 20; i++) {
          keeps(one, "folkmoot:key:" + i);
        }
      }
    }
  }

  private TestRedis node() {
    return new TestRedis(
        "--cluster-enabled",
        "yes",
        "--dir",
        folder.toString(),
        "--cluster-config-file",
        "nodes-" + nodes++);
  }

  private static int[] slots(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  @Test
  void afterAFailoverTheSentinelSaysWhereTheMasterIs() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    try (TestRedis master = new TestRedis();
        TestRedis replica = new TestRedis("--replicaof", "127.0.0.1 " + master.port());
        TestRedis sentinel = TestRedis.sentinelOf(master, "moot", folder)) {
      String address = "redis-sentinel://127.0.0.1:" + sentinel.port() + "#moot";
      try (RedisLink one = link(address, "one", new ConcurrentLinkedQueue<>());
          RedisLink two = link(address, "two", heard)) {
        two.attend(CHANNEL);
        hears(one, heard, "before");
        // A sentinel learns of replicas from the master, every ten seconds.
        await()
            .atMost(SOON)
            .until(
                () -> sentinel.asked("SENTINEL", "REPLICAS", "moot").contains("" + replica.port()));
        master.kill();
        hears(one, heard, "after");
        assertThat(replica.<String>ask(c -> c.info())).contains("role:master");
      }
    }
  }
}
