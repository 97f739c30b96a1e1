package org.folkmoot.redis.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lettuce.core.KillArgs;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.contract.DoorbellContract;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.redis.link.RedisLink;
import org.folkmoot.redis.testing.Bytes;
import org.folkmoot.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real Redis, and what may happen to it. */
class RedisDoorbellTest extends DoorbellContract {
  private static final RoomId ROOM = new RoomId(new UUID(5, 1));
  private static final RoomId ANOTHER = new RoomId(new UUID(5, 2));
  private static final UserId USER = new UserId(new UUID(5, 3));
  private static final Duration SOON = Duration.ofSeconds(15);

  private final TestRedis redis = redis();
  private final Replica one = new Replica(1);
  private final Replica two = new Replica(2);

  TestRedis redis() {
    return new TestRedis();
  }

  /** One end of the bus, and how often it heard what. */
  private final class Replica implements AutoCloseable {
    final RedisLink link;
    final RedisDoorbell doorbell;
    final Map<Ring, AtomicInteger> heard = new ConcurrentHashMap<>();

    Replica(long number) {
      link = new RedisLink(redis.url(), "replica-" + number);
      doorbell = new RedisDoorbell(link, new Bytes(), new Bytes(), number);
      doorbell.listen(
          ring -> heard.computeIfAbsent(ring, r -> new AtomicInteger()).incrementAndGet());
    }

    int heard(Ring ring) {
      AtomicInteger times = heard.get(ring);
      return times == null ? 0 : times.get();
    }

    @Override
    public void close() {
      link.close();
    }
  }

  @AfterEach
  void end() {
    one.close();
    two.close();
    redis.close();
  }

  @Override
  protected Doorbell doorbell() {
    return one.doorbell;
  }

  @Test
  void othersHearWhatTheyAttendAndNothingElse() {
    two.doorbell.attend(ROOM);
    two.doorbell.attend(USER);
    hears(two, new Ring.LookRing(ROOM));
    hears(two, new Ring.UserRing(USER));
    one.doorbell.ring(new Ring.LookRing(ANOTHER));
    hears(two, new Ring.PresenceRing(USER));
    assertThat(two.heard(new Ring.LookRing(ANOTHER))).isZero();
    two.doorbell.ignore(ROOM);
    await().atMost(SOON).until(() -> !stillHears(two, new Ring.LookRing(ROOM)));
  }

  @Test
  void whatIsForAllIsHeardByAll() {
    hears(two, new Ring.DirtyRing(Set.of(ROOM, ANOTHER)));
    assertThat(one.heard).isEmpty();
  }

  @Test
  void oneselfIsNotHeard() {
    one.doorbell.attend(ROOM);
    two.doorbell.attend(ROOM);
    hears(two, new Ring.LookRing(ROOM));
    assertThat(one.heard).isEmpty();
  }

  @Test
  void aRestartedRedisIsHeardAgain() {
    two.doorbell.attend(ROOM);
    hears(two, new Ring.LookRing(ROOM));
    redis.kill();
    redis.start();
    hearsAnew(two);
  }

  @Test
  void whatIsAttendedWhileRedisIsAwayIsHeardWhenItIsBack() {
    hearsNothingYet();
    redis.kill();
    await().atMost(SOON).until(() -> !two.link.isUp() && !one.link.isUp());
    two.doorbell.attend(ROOM);
    redis.start();
    hearsAnew(two);
  }

  @Test
  void cutConnectionsAreMadeAnew() {
    two.doorbell.attend(ROOM);
    hears(two, new Ring.LookRing(ROOM));
    redis.ask(c -> c.clientKill(KillArgs.Builder.typeNormal()));
    redis.ask(c -> c.clientKill(KillArgs.Builder.typePubsub()));
    hearsAnew(two);
  }

  @Test
  void aPausedRedisHoldsNobodyUpAndIsHeardWhenItGoesOn() {
    two.doorbell.attend(ROOM);
    hears(two, new Ring.LookRing(ROOM));
    redis.pause();
    try {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> {
            for (int i = 0; i < 100_000; i++) {
              one.doorbell.ring(new Ring.LookRing(ROOM));
            }
          });
      await().atMost(SOON).until(() -> !one.link.isUp());
    } finally {
      redis.resume();
    }
    hearsAnew(two);
  }

  @Test
  void aFullRedisHoldsNobodyUp() {
    two.doorbell.attend(ROOM);
    hears(two, new Ring.LookRing(ROOM));
    redis.ask(c -> c.configSet("maxmemory", "1"));
    one.doorbell.ring(new Ring.UserRing(USER));
    hears(two, new Ring.LookRing(ROOM));
  }

  @Test
  void withoutRedisRingingIsNoError() {
    redis.kill();
    for (int i = 0; i < 1_000; i++) {
      one.doorbell.ring(new Ring.LookRing(ROOM));
    }
    await().atMost(SOON).until(() -> !one.link.isUp());
    one.doorbell.ring(new Ring.LookRing(ROOM));
    assertThat(one.link.lost()).isPositive();
  }

  private void hearsNothingYet() {
    await().atMost(SOON).until(() -> one.link.isUp() && two.link.isUp());
  }

  private void hears(Replica replica, Ring ring) {
    int before = replica.heard(ring);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              one.doorbell.ring(ring);
              return replica.heard(ring) > before;
            });
  }

  private void hearsAnew(Replica replica) {
    hears(replica, new Ring.LookRing(ROOM));
  }

  private boolean stillHears(Replica replica, Ring ring) {
    int before = replica.heard(ring);
    one.doorbell.ring(ring);
    // Another that is heard proves that the first would have been.
    hears(replica, new Ring.UserRing(USER));
    return replica.heard(ring) > before;
  }
}
