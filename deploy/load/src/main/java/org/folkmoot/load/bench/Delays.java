package org.folkmoot.load.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** How long things took, from when they were due; kept only while it is open. */
final class Delays {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);
  private static final int DIGITS = 3;
  private static final double SHARES_MAX = 99.999;

  private final Histogram histogram = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
  private volatile boolean open;

  void reset() {
    histogram.reset();
  }

  void open() {
    open = true;
  }

  void shut() {
    open = false;
  }

  void since(long nanos) {
    if (open) {
      long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - nanos);
      histogram.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
    }
  }

  double millis(double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1_000.0;
  }

  /** For a plot: how many nines on the one axis, milliseconds on the other. */
  List<Findings.Point> curve() {
    List<Findings.Point> points = new ArrayList<>();
    for (HistogramIterationValue value : histogram.percentiles(2)) {
      double share = value.getPercentileLevelIteratedTo();
      if (share <= SHARES_MAX) {
        points.add(
            new Findings.Point(
                -Math.log10(1 - share / 100) + 0.0, value.getValueIteratedTo() / 1_000.0));
      }
    }
    return points;
  }
}
