package org.folkmoot.bootstrap.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.application.measure.Measures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the application's measures to Micrometer. */
@Singleton
final class MicrometerMeasures implements Measures {
  private static final Logger LOG = LoggerFactory.getLogger(MicrometerMeasures.class);
  private static final String FOLLOWER = "follower";

  private final MeterRegistry registry;
  private final AtomicInteger sockets = new AtomicInteger();
  private final Map<String, AtomicInteger> setAside = new ConcurrentHashMap<>();
  private final Counter posts;
  private final DistributionSummary batch;
  private final Timer commit;
  private final Counter deliveries;
  private final Timer delivery;
  private final Counter gaps;
  private final Counter unavailable;

  MicrometerMeasures(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge("folkmoot.sockets", sockets);
    posts = counter(registry, "folkmoot.posts", "Posts that were taken into a commit");
    batch =
        DistributionSummary.builder("folkmoot.lane.batch")
            .description("Posts that shared one commit")
            .publishPercentileHistogram()
            .maximumExpectedValue(512.0)
            .register(registry);
    commit = timer(registry, "folkmoot.commit", "From taking a batch to its commit");
    deliveries = counter(registry, "folkmoot.deliveries", "Changes handed to sockets");
    delivery =
        timer(registry, "folkmoot.delivery", "From the commit to the last of those told in a row");
    gaps = counter(registry, "folkmoot.gaps.healed", "Stretches that were missed and read again");
    unavailable =
        counter(registry, "folkmoot.posts.unavailable", "Posts that the database didn't answer");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private static Timer timer(
      MeterRegistry registry, String name, String description, String... tags) {
    return Timer.builder(name)
        .tags(tags)
        .description(description)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(100_000))
        .maximumExpectedValue(Duration.ofSeconds(10))
        .register(registry);
  }

  @Override
  public void committed(int count, long nanos) {
    posts.increment(count);
    batch.record(count);
    commit.record(Duration.ofNanos(nanos));
  }

  @Override
  public void delivered(int changes, long lastNanos) {
    deliveries.increment(changes);
    delivery.record(Duration.ofNanos(lastNanos));
  }

  @Override
  public void gapHealed() {
    gaps.increment();
  }

  @Override
  public void unavailable(int count) {
    unavailable.increment(count);
  }

  @Override
  public void sockets(int more) {
    sockets.addAndGet(more);
  }

  @Override
  public void followed(String follower, long nanos) {
    timer(
            registry,
            "folkmoot.follower.lag",
            "From knowing of a commit to having followed it",
            FOLLOWER,
            follower)
        .record(Duration.ofNanos(nanos));
  }

  @Override
  public void followerFailed(String follower, RuntimeException why) {
    registry.counter("folkmoot.follower.failures", FOLLOWER, follower).increment();
    LOG.warn("The follower {} failed on a change; it will try again", follower, why);
  }

  @Override
  public void dueFailed(String kind, RuntimeException why) {
    registry.counter("folkmoot.due.failures", "kind", kind).increment();
    LOG.warn("Something due failed ({}); it will be tried again", kind, why);
  }

  @Override
  public void setAside(String follower, int changes) {
    setAside
        .computeIfAbsent(
            follower,
            name ->
                registry.gauge(
                    "folkmoot.follower.set.aside", Tags.of(FOLLOWER, name), new AtomicInteger()))
        .set(changes);
  }
}
