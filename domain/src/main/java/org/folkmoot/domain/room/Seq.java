package org.folkmoot.domain.room;

/**
 * A position in a room's one order of events. Every lasting change takes the next one, under the
 * room's lock; 0 stands before the first.
 */
public record Seq(long value) implements Comparable<Seq> {
  public static final Seq ZERO = new Seq(0);

  public Seq {
    if (value < 0) {
      throw new IllegalStateException("a position below zero: " + value);
    }
  }

  public Seq next() {
    return new Seq(value + 1);
  }

  public boolean isAfter(Seq other) {
    return value > other.value;
  }

  @Override
  public int compareTo(Seq other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
