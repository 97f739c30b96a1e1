package org.folkmoot.load.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.folkmoot.load.check.Ordeal;

/** A run from left to right: four curves, one below the other, and faults as bands behind them. */
final class Picture {
  private static final int WIDTH = 1160;
  private static final int LEFT = 70;
  private static final int TOP = 60;
  private static final int CURVE = 90;
  private static final int GAP = 34;
  private static final int NAMES = 4;
  private static final int NAME = 13;
  private static final int TICK_SECONDS = 30;

  private final Outcome outcome;
  private final List<Second> seconds;
  private final StringBuilder svg = new StringBuilder();

  private Picture(Outcome outcome) {
    this.outcome = outcome;
    this.seconds = outcome.seconds();
  }

  static String of(Outcome outcome) {
    return new Picture(outcome).draw();
  }

  private String draw() {
    int height = TOP + 4 * (CURVE + GAP) + 10;
    add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"The run over time\">", WIDTH, height);
    int place = 0;
    for (Ordeal ordeal : outcome.run().ordeals()) {
      band(ordeal, height, place++ % NAMES);
    }
    curve(0, "acks/s", "#1f5fa8", Second::acks);
    curve(1, "deliveries/s", "#17663a", Second::deliveries);
    curve(2, "longest silence, ms", "#a1141d", Second::silenceMillis);
    curve(3, "connected clients", "#6b4fa0", Second::connected);
    return svg.append("</svg>").toString();
  }

  private double x(double second) {
    double all = Math.max(1, seconds.size());
    return LEFT + Math.clamp(second / all, 0, 1) * (WIDTH - LEFT - 10);
  }

  private void band(Ordeal ordeal, int height, int place) {
    double begin = x(Report.seconds(outcome, ordeal.beginNanos()));
    double end = x(Report.seconds(outcome, ordeal.endNanos()));
    double settled = x(Report.seconds(outcome, ordeal.settledNanos()));
    box(begin, end, height, "#f3c9a5");
    box(end, settled, height, "#fae8d8");
    add("<text x=\"%.1f\" y=\"%d\">%s</text>", begin, NAME * (place + 1), Page.safe(ordeal.name()));
  }

  private void box(double from, double to, int height, String colour) {
    add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
        from, TOP - 4, Math.max(1, to - from), height - TOP, colour);
  }

  private void curve(int number, String name, String colour, ToLongFunction<Second> value) {
    int bottom = TOP + number * (CURVE + GAP) + CURVE;
    long most = Math.max(1, seconds.stream().mapToLong(value).max().orElse(1));
    add("<text x=\"%d\" y=\"%d\">%s</text>", LEFT, bottom - CURVE + 8, name);
    add("<text x=\"0\" y=\"%d\">%d</text>", bottom - CURVE + 8, most);
    add("<text x=\"0\" y=\"%d\">0</text>", bottom);
    add(
        "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#9aa4ae\"/>",
        LEFT, WIDTH - 10, bottom, bottom);
    for (int second = 0; second <= seconds.size(); second += TICK_SECONDS) {
      add("<text x=\"%.1f\" y=\"%d\">%d s</text>", x(second), bottom + 13, second);
    }
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < seconds.size(); i++) {
      double y = bottom - (double) value.applyAsLong(seconds.get(i)) / most * CURVE;
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i + 1), y));
    }
    add(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>",
        colour, points);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library of its own
  private void add(String words, Object... values) {
    svg.append(String.format(Locale.ROOT, words, values)).append('\n');
  }
}
