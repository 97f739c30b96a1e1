package org.folkmoot.load.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.folkmoot.load.client.Ask;

/** How long messages took from their ack to those who listened, while one fault was worked off. */
public final class Delays {
  /** What nobody broke. */
  public static final String CALM = "nothing";

  private static final double WORST = 0.99;

  private final Ordeal ordeal;
  private long[] fromAck = new long[1024];
  private long[] fromEnd = new long[1024];
  private int count;
  private long slowestDuring;

  private Delays(Ordeal ordeal) {
    this.ordeal = ordeal;
  }

  /** One for each ordeal, and a last one for the time between them. */
  public static List<Delays> of(Run run) {
    List<Delays> all = new ArrayList<>();
    run.ordeals().forEach(ordeal -> all.add(new Delays(ordeal)));
    Delays calm = new Delays(new Ordeal(CALM, 0, 0, 0, Long.MAX_VALUE, 0, 0));
    Map<String, List<Long>> acks = acks(run);
    for (Recording recording : run.recordings()) {
      recording.forEach(
          event -> {
            if (event.kind() == Event.Kind.TOLD && event.posted()) {
              List<Long> times = acks.get(recording.room(event.room()) + " " + event.seq());
              if (times != null) {
                delivered(recording, event.atNanos(), times, all, calm);
              }
            }
          });
    }
    all.add(calm);
    all.forEach(Delays::sort);
    return all;
  }

  private static Map<String, List<Long>> acks(Run run) {
    Map<String, List<Long>> acks = new HashMap<>();
    for (Recording recording : run.recordings()) {
      for (Recording.Acked acked : recording.acked()) {
        if (acked.ask().kind() == Ask.Kind.POST && !acked.answer().duplicate()) {
          acks.computeIfAbsent(
                  acked.ask().room() + " " + acked.answer().seq(), key -> new ArrayList<>(1))
              .add(acked.answer().atNanos());
        }
      }
    }
    return acks;
  }

  private static void delivered(
      Recording by, long at, List<Long> acks, List<Delays> all, Delays calm) {
    // After a restore one number has two histories: the delivery belongs to the ack next to it.
    long ack = acks.getFirst();
    for (long other : acks) {
      ack = Math.abs(other - at) < Math.abs(ack - at) ? other : ack;
    }
    if (by.wasAbsentIn(Math.min(ack, at), at)) {
      return;
    }
    boolean isCalm = true;
    for (Delays delays : all) {
      if (delays.ordeal.holds(ack)) {
        delays.add(ack, at);
        isCalm = false;
      }
    }
    if (isCalm) {
      calm.add(ack, at);
    }
  }

  private void add(long ack, long at) {
    if (count == fromAck.length) {
      fromAck = Arrays.copyOf(fromAck, count * 2);
      fromEnd = Arrays.copyOf(fromEnd, count * 2);
    }
    long delay = Math.max(0, at - ack);
    if (ack <= ordeal.endNanos()) {
      slowestDuring = Math.max(slowestDuring, delay);
    }
    fromAck[count] = delay;
    fromEnd[count++] = Math.max(0, at - Math.max(ack, ordeal.endNanos()));
  }

  private void sort() {
    Arrays.sort(fromAck, 0, count);
    Arrays.sort(fromEnd, 0, count);
  }

  public Ordeal ordeal() {
    return ordeal;
  }

  public int count() {
    return count;
  }

  public long longestMillis() {
    return count == 0 ? 0 : millis(fromAck[count - 1]);
  }

  public long worstMillis() {
    return count == 0 ? 0 : millis(fromAck[(int) ((count - 1) * WORST)]);
  }

  /** From the ack, or from the fault's end if that is later. */
  public long longestAfterMillis() {
    return count == 0 ? 0 : millis(fromEnd[count - 1]);
  }

  void check(Violations found) {
    if (ordeal.withinMillis() > 0 && longestAfterMillis() > ordeal.withinMillis()) {
      found.add(
          Violation.Kind.SLOW,
          "after %s a message took %d ms, and may take %d",
          ordeal.name(),
          longestAfterMillis(),
          ordeal.withinMillis());
    }
    if (ordeal.duringMillis() > 0 && millis(slowestDuring) > ordeal.duringMillis()) {
      found.add(
          Violation.Kind.SLOW,
          "during %s a message took %d ms, and may take %d",
          ordeal.name(),
          millis(slowestDuring),
          ordeal.duringMillis());
    }
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
