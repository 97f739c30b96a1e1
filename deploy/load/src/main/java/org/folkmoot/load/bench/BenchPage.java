package org.folkmoot.load.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.folkmoot.load.bench.Findings.Curve;
import org.folkmoot.load.bench.Findings.Point;

/** The findings as one file of HTML that needs nothing else. */
final class BenchPage {
  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem;
             color: #1d2327; background: #fff; }
      pre { font: 13px/1.4 ui-monospace, monospace; overflow-x: auto; }
      figure { display: inline-block; margin: 0 1rem 1.5rem 0; }
      svg text { font: 11px system-ui, sans-serif; fill: #1d2327; }
      """;
  private static final List<String> COLOURS =
      List.of("#1f5fa8", "#a1141d", "#17663a", "#6b4fa0", "#8a5a00", "#00707a");
  private static final int WIDTH = 540;
  private static final int HEIGHT = 260;
  private static final int LEFT = 70;
  private static final int BOTTOM = 30;
  private static final int TOP = 24;

  private final StringBuilder html = new StringBuilder();

  private BenchPage() {}

  static String of(Findings findings) {
    return new BenchPage().write(findings);
  }

  private String write(Findings findings) {
    add("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Bench</title>");
    add("<style>%s</style><h1>Bench</h1><p>%s, %s</p>", STYLE, findings.when(), findings.machine());
    Map<String, List<Curve>> plots = new LinkedHashMap<>();
    for (Curve curve : findings.curves()) {
      plots.computeIfAbsent(curve.plot(), plot -> new ArrayList<>()).add(curve);
    }
    plots.forEach(this::plot);
    add("<pre>%s</pre>", escaped(Paper.of(findings)));
    return html.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private void plot(String plot, List<Curve> curves) {
    String name = escaped(plot);
    double mostX = most(curves, Point::x);
    double mostY = most(curves, Point::y);
    add("<figure><figcaption>%s</figcaption>", name);
    add("<svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, name);
    int floor = HEIGHT - BOTTOM;
    add("<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#9aa4ae\"/>", LEFT, TOP, floor, WIDTH);
    add("<text x=\"0\" y=\"%d\">%s</text>", TOP + 4, Paper.number(mostY));
    add("<text x=\"0\" y=\"%d\">%s</text>", TOP + 18, curves.getFirst().y());
    add("<text x=\"%d\" y=\"%d\">0</text>", LEFT - 12, floor);
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s %s</text>",
        WIDTH, HEIGHT - 10, axis(curves.getFirst(), mostX), curves.getFirst().x());
    for (int i = 0; i < curves.size(); i++) {
      String colour = COLOURS.get(i % COLOURS.size());
      StringBuilder points = new StringBuilder();
      for (Point point : curves.get(i).points()) {
        double x = LEFT + point.x() / mostX * (WIDTH - LEFT - 8);
        double y = floor - point.y() / mostY * (floor - TOP);
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      }
      add(
          "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>",
          colour, points);
      add(
          "<text x=\"%d\" y=\"%d\" style=\"fill:%s\">%s</text>",
          LEFT + 8 + 110 * i, TOP - 10, colour, curves.get(i).subject());
    }
    add("</svg></figure>");
  }

  // Two nines are 99 in a hundred, three 99.9.
  private static String axis(Curve curve, double most) {
    return curve.x().equals("nines")
        ? "%s (%.4f %%)".formatted(Paper.number(most), 100 - 100 * Math.pow(10, -most))
        : Paper.number(most);
  }

  private static double most(List<Curve> curves, ToDoubleFunction<Point> of) {
    return Math.max(
        1e-9,
        curves.stream().flatMap(curve -> curve.points().stream()).mapToDouble(of).max().orElse(1));
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library of its own
  private void add(String words, Object... values) {
    html.append(String.format(Locale.ROOT, words, values)).append('\n');
  }
}
