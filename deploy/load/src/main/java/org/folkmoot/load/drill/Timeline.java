package org.folkmoot.load.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.folkmoot.load.check.Recording;
import org.folkmoot.load.report.Second;

/** What the run looked like, second by second. */
final class Timeline {
  private final Crowd crowd;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("timeline").daemon().factory());
  private final List<Second> seconds = new ArrayList<>();
  private final long begunNanos = System.nanoTime();
  private long acks;
  private long deliveries;

  Timeline(Crowd crowd) {
    this.crowd = crowd;
  }

  void start() {
    var _ = clock.scheduleAtFixedRate(this::sample, 1, 1, TimeUnit.SECONDS);
  }

  void stop() {
    clock.shutdown();
  }

  long begunNanos() {
    return begunNanos;
  }

  synchronized List<Second> seconds() {
    return List.copyOf(seconds);
  }

  private synchronized void sample() {
    long now = System.nanoTime();
    long allAcks = 0;
    long allDeliveries = 0;
    long quiet = now;
    long connected = 0;
    for (Guest guest : crowd.guests()) {
      Recording recording = guest.recording();
      allAcks += recording.acks();
      allDeliveries += recording.deliveries();
      connected += guest.client().isReady() ? 1 : 0;
      if (!guest.isAbsent()) {
        quiet = Math.min(quiet, recording.lastToldNanos());
      }
    }
    seconds.add(
        new Second(
            allAcks - acks,
            allDeliveries - deliveries,
            TimeUnit.NANOSECONDS.toMillis(now - quiet),
            connected));
    acks = allAcks;
    deliveries = allDeliveries;
  }
}
