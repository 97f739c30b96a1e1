package org.folkmoot.load.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.folkmoot.load.check.Delays;
import org.folkmoot.load.check.Ordeal;
import org.folkmoot.load.check.Recording;
import org.folkmoot.load.check.Run;
import org.folkmoot.load.check.Violations;
import org.folkmoot.load.client.Ask;

/**
 * A run and what became of it.
 *
 * @param options as they were understood, in words
 * @param begunNanos when the first of the seconds began
 */
public record Outcome(
    long seed,
    String options,
    Run run,
    Violations violations,
    List<Second> seconds,
    long begunNanos) {
  public boolean isClean() {
    return violations.isEmpty();
  }

  List<Delays> delays() {
    return Delays.of(run);
  }

  long posts() {
    return run.recordings().stream()
        .flatMap(recording -> recording.acked().stream())
        .filter(acked -> acked.ask().kind() == Ask.Kind.POST)
        .count();
  }

  /** What is counted, by what it is called. */
  Map<String, Long> totals() {
    Map<String, Long> totals = new LinkedHashMap<>();
    totals.put("posts acked", posts());
    totals.put("all acks", sum(Recording::acks));
    totals.put("asked for again", sum(Recording::putOffs));
    totals.put("refused for good", sum(recording -> recording.refused().size()));
    totals.put("deliveries", sum(Recording::deliveries));
    totals.put("connections", sum(Recording::connections));
    totals.put("resets", sum(Recording::resets));
    totals.put("leavings", (long) run.leavings().size());
    totals.put("answers of 5xx", sum(recording -> recording.failed().size()));
    totals.put("faults", (long) run.ordeals().stream().mapToInt(Ordeal::faults).sum());
    return totals;
  }

  private long sum(ToLongFunction<Recording> count) {
    return run.recordings().stream().mapToLong(count).sum();
  }
}
