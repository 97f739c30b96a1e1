package org.folkmoot.ws.socket;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long a socket waits for what.
 *
 * @param heartbeat between two pings; a peer that says nothing for two is dead
 * @param helloWait from the upgrade to the first frame
 * @param stuckWait for a peer that takes no byte though something waits for it
 */
@ConfigurationProperties("folkmoot")
public record SocketTimes(
    @Bindable(defaultValue = "20s") Duration heartbeat,
    @Bindable(defaultValue = "10s") Duration helloWait,
    @Bindable(defaultValue = "30s") Duration stuckWait) {
  private static final long TICK_NANOS_MAX = 1_000_000_000L;

  /** Often enough that no wait is overdrawn by more than a quarter of it. */
  long tickNanos() {
    long shortest =
        Math.min(heartbeat.toNanos(), Math.min(helloWait.toNanos(), stuckWait.toNanos()));
    return Math.min(TICK_NANOS_MAX, Math.max(1, shortest / 4));
  }
}
