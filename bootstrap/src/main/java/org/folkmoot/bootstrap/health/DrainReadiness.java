package org.folkmoot.bootstrap.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.folkmoot.application.live.Departure;
import org.folkmoot.application.posting.PostMessage;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A replica that leaves isn't ready any more, from the first moment on. */
@Singleton
@Readiness
public final class DrainReadiness implements HealthIndicator {
  // Balancers ask for readiness once in a second or so; until they have, they still send people.
  private static final int ACCEPT_MILLIS = 3_000;
  // What is being stored when the last client has gone is a transaction's length from its end.
  private static final long LANES_NANOS = 5_000_000_000L;
  private static final int LANES_LOOK_MILLIS = 20;
  // Timers that come late mustn't keep the process for ever.
  private static final int LATE_MILLIS = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(DrainReadiness.class);

  private final Departure departure;
  private final PostMessage posts;
  private volatile boolean leaving;

  DrainReadiness(Departure departure, PostMessage posts) {
    this.departure = departure;
    this.posts = posts;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(
        HealthResult.builder("leaving", leaving ? HealthStatus.DOWN : HealthStatus.UP).build());
  }

  /** Sends everybody away over this time, and comes back when they have gone. */
  public void leave(Duration drain) {
    leaving = true;
    LOG.info("Leaving: not ready any more, and sending clients away over {} s", drain.toSeconds());
    CountDownLatch gone = new CountDownLatch(1);
    int millis = Math.toIntExact(drain.toMillis());
    departure.begin(ACCEPT_MILLIS, millis, gone::countDown);
    try {
      if (!gone.await(ACCEPT_MILLIS + millis + LATE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.warn("Some clients are left; they will notice by themselves");
      }
      long until = System.nanoTime() + LANES_NANOS;
      while (!posts.isQuiet() && System.nanoTime() < until) {
        Thread.sleep(LANES_LOOK_MILLIS);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
