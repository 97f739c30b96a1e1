package org.folkmoot.bootstrap.wiring;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** UUIDs of version 7: the time in milliseconds, then chance. */
final class GrowingIds implements Supplier<UUID> {
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  GrowingIds(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public UUID get() {
    long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
