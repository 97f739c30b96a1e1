package org.folkmoot.load.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.folkmoot.load.check.Delays;
import org.folkmoot.load.check.Violation;
import org.folkmoot.load.client.Json;

/** Tells an outcome: in a table, as a page, and for programs. */
public final class Report {
  // More words than these don't help at a terminal; the page has them.
  private static final int TOLD_MAX = 12;

  private Report() {}

  public static void write(Outcome outcome, Path folder) throws IOException {
    Files.writeString(folder.resolve("report.html"), Page.of(outcome));
    Files.writeString(folder.resolve("run.json"), json(outcome));
  }

  public static String table(Outcome outcome) {
    StringBuilder text = new StringBuilder();
    outcome.totals().forEach((name, count) -> line(text, name, count));
    text.append(
        "%n%-40s %9s %8s %8s %8s%n"
            .formatted("from ack to delivery, in ms", "messages", "p99", "longest", "after it"));
    for (Delays delays : outcome.delays()) {
      text.append(
          "%-40s %9d %8d %8d %8s%n"
              .formatted(
                  delays.ordeal().name(),
                  delays.count(),
                  delays.worstMillis(),
                  delays.longestMillis(),
                  delays.ordeal().name().equals(Delays.CALM)
                      ? ""
                      : String.valueOf(delays.longestAfterMillis())));
    }
    text.append("\nviolations\n".formatted());
    for (Violation.Kind kind : Violation.Kind.values()) {
      line(text, word(kind) + ", " + kind.words(), outcome.violations().count(kind));
    }
    outcome.violations().told().stream()
        .limit(TOLD_MAX)
        .forEach(
            v ->
                text.append("  ")
                    .append(word(v.kind()))
                    .append(": ")
                    .append(v.detail())
                    .append('\n'));
    text.append(outcome.isClean() ? "Every promise was kept.\n" : "PROMISES WERE BROKEN.\n");
    return text.toString();
  }

  private static void line(StringBuilder text, String name, long count) {
    text.append("%-40s %9d%n".formatted(name, count));
  }

  static String word(Violation.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String json(Outcome outcome) {
    ObjectNode all = Json.object();
    all.put("seed", outcome.seed())
        .put("options", outcome.options())
        .put("clean", outcome.isClean());
    ObjectNode totals = all.putObject("totals");
    outcome.totals().forEach(totals::put);
    ObjectNode counts = all.putObject("violations");
    for (Violation.Kind kind : Violation.Kind.values()) {
      counts.put(word(kind), outcome.violations().count(kind));
    }
    ArrayNode told = all.putArray("told");
    for (Violation violation : outcome.violations().told()) {
      ObjectNode one = told.addObject().put("kind", word(violation.kind()));
      violation.story().forEach(one.put("detail", violation.detail()).putArray("story")::add);
    }
    ArrayNode faults = all.putArray("faults");
    for (Delays delays : outcome.delays()) {
      ObjectNode fault = faults.addObject().put("name", delays.ordeal().name());
      fault.put("messages", delays.count()).put("p99Millis", delays.worstMillis());
      fault.put("longestMillis", delays.longestMillis());
      if (!delays.ordeal().name().equals(Delays.CALM)) {
        fault.put("longestAfterMillis", delays.longestAfterMillis());
        fault.put("beginSeconds", seconds(outcome, delays.ordeal().beginNanos()));
        fault.put("endSeconds", seconds(outcome, delays.ordeal().endNanos()));
        fault.put("settledSeconds", seconds(outcome, delays.ordeal().settledNanos()));
      }
    }
    ArrayNode seconds = all.putArray("seconds");
    for (Second second : outcome.seconds()) {
      seconds
          .addObject()
          .put("acks", second.acks())
          .put("deliveries", second.deliveries())
          .put("silenceMillis", second.silenceMillis())
          .put("connected", second.connected());
    }
    return all.toPrettyString();
  }

  static double seconds(Outcome outcome, long nanos) {
    return (nanos - outcome.begunNanos()) / 1e9;
  }
}
