package org.folkmoot.application.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may be tried in the long run, and how often at once by somebody who has not
 * tried for a while.
 *
 * @param every how long it takes until one more may be tried
 */
public record Rate(Duration every, int burst) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})/(s|min|h)");

  public Rate {
    // Below a microsecond it would be none at all where microseconds are counted.
    if (every.compareTo(Duration.ofNanos(1_000)) < 0 || burst < 1) {
      throw new IllegalStateException("no rate: one in " + every + ", at once " + burst);
    }
  }

  /** So many in each of these spans, and as many at once. */
  public static Rate of(int count, Duration span) {
    return new Rate(span.dividedBy(count), count);
  }

  /** Reads what an operator writes, such as {@code 10/s}, {@code 10/min} or {@code 300/h}. */
  public static Optional<Rate> read(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Duration span =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(1);
          case "min" -> Duration.ofMinutes(1);
          default -> Duration.ofHours(1);
        };
    return Optional.of(of(Integer.parseInt(matcher.group(1)), span));
  }

  /** The same in the long run, and so many times as many at once. */
  public Rate withBurst(int times) {
    return new Rate(every, Math.multiplyExact(burst, times));
  }

  /** So many times as often. */
  public Rate times(int factor) {
    return new Rate(every.dividedBy(factor), Math.multiplyExact(burst, factor));
  }

  /** After how long somebody who has tried all they may has as much again. */
  Duration whole() {
    return every.multipliedBy(burst);
  }
}
