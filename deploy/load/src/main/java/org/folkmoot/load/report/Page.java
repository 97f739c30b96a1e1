package org.folkmoot.load.report;

import java.util.List;
import org.folkmoot.load.check.Delays;
import org.folkmoot.load.check.Violation;

/** The report as one file of HTML that needs nothing else. */
final class Page {
  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem;
             color: #1d2327; background: #fff; }
      table { border-collapse: collapse; margin: 1rem 0; }
      td, th { padding: .2rem .8rem; border-bottom: 1px solid #d8dde2; text-align: right; }
      td:first-child, th:first-child { text-align: left; }
      .bad { color: #a1141d; font-weight: 600; }
      .good { color: #17663a; font-weight: 600; }
      svg text { font: 11px system-ui, sans-serif; fill: #1d2327; }
      """;

  private Page() {}

  static String of(Outcome outcome) {
    StringBuilder html =
        new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">");
    html.append("<title>Drill, seed ").append(outcome.seed()).append("</title>");
    html.append("<style>").append(STYLE).append("</style>");
    html.append("<h1>Drill, seed ").append(outcome.seed()).append("</h1>");
    html.append(
        outcome.isClean()
            ? "<p class=\"good\">Every promise was kept.</p>"
            : "<p class=\"bad\">Promises were broken.</p>");
    html.append("<p>").append(safe(outcome.options())).append("</p>");
    html.append(Picture.of(outcome));
    html.append("<h2>Violations</h2><table><tr><th>kind<th>what<th>count");
    for (Violation.Kind kind : Violation.Kind.values()) {
      int count = outcome.violations().count(kind);
      html.append(
          row(
              Report.word(kind),
              kind.words(),
              count == 0 ? "0" : "<b class=\"bad\">" + count + "</b>"));
    }
    html.append("</table>");
    List<Violation> told = outcome.violations().told();
    if (!told.isEmpty()) {
      html.append("<ol>");
      told.forEach(
          v ->
              html.append("<li>")
                  .append(Report.word(v.kind()))
                  .append(": ")
                  .append(safe(v.detail())));
      html.append("</ol>");
    }
    html.append("<h2>From ack to delivery, in ms</h2>");
    html.append("<table><tr><th>while<th>messages<th>p99<th>longest<th>after the fault's end");
    for (Delays delays : outcome.delays()) {
      boolean calm = delays.ordeal().name().equals(Delays.CALM);
      html.append(
          row(
              safe(delays.ordeal().name()),
              String.valueOf(delays.count()),
              String.valueOf(delays.worstMillis()),
              String.valueOf(delays.longestMillis()),
              calm ? "" : String.valueOf(delays.longestAfterMillis())));
    }
    html.append("</table><h2>Counted</h2><table>");
    outcome.totals().forEach((name, count) -> html.append(row(name, String.valueOf(count))));
    return html.append("</table>\n").toString();
  }

  private static String row(String... cells) {
    return "<tr><td>" + String.join("<td>", cells);
  }

  static String safe(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
