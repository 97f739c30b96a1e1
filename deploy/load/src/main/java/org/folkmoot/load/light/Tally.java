package org.folkmoot.load.light;

import java.util.concurrent.atomic.LongAdder;

/** What many sockets have heard together. */
public final class Tally {
  private final LongAdder frames = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void add(long moreFrames, long moreBytes) {
    frames.add(moreFrames);
    bytes.add(moreBytes);
  }

  public long frames() {
    return frames.sum();
  }

  public long bytes() {
    return bytes.sum();
  }
}
