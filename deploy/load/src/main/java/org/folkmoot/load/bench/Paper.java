package org.folkmoot.load.bench;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.folkmoot.load.bench.Findings.Figure;
import org.folkmoot.load.bench.Findings.Point;

/** Tells findings in tables for a terminal. */
final class Paper {
  private Paper() {}

  static String of(Findings findings) {
    StringBuilder text = new StringBuilder();
    for (String scenario : findings.scenarios()) {
      line(text, "%n%-44s %14s %14s %8s", scenario, "Folkmoot", "reference", "ratio");
      for (Figure figure : findings.of(scenario)) {
        line(
            text,
            "  %-42s %14s %14s %8s",
            withUnit(figure.what(), figure.unit()),
            words(findings.value(scenario, Subject.FOLKMOOT, figure.what())),
            words(findings.value(scenario, Subject.REFERENCE, figure.what())),
            words(findings.ratio(scenario, figure.what())));
      }
    }
    growths(text, findings);
    line(text, "%n%-44s %14s %14s %8s", "bar", "must", "aim", "found");
    for (Bars.Verdict verdict : Bars.verdicts(findings)) {
      String sign = verdict.bar().most() ? "≤ " : "≥ ";
      line(
          text,
          "%-44s %14s %14s %8s  %s",
          verdict.bar().words(),
          sign + number(verdict.bar().must()),
          sign + number(verdict.bar().aim()),
          number(verdict.value()),
          verdict.word());
    }
    return text.toString();
  }

  private static void growths(StringBuilder text, Findings findings) {
    Set<String> withs = new LinkedHashSet<>();
    findings.growths().forEach(growth -> withs.add(growth.with()));
    for (String with : withs) {
      boolean isFirst = true;
      for (Growth growth : findings.growths()) {
        if (growth.with().equals(with)) {
          if (isFirst) {
            text.append('\n');
            grown(text, "with " + with, "", growth, Point::x, "exponent", "at last");
            isFirst = false;
          }
          String what = withUnit(growth.what(), growth.unit());
          grown(
              text,
              "  " + what,
              growth.subject(),
              growth,
              Point::y,
              words(growth.exponent()),
              words(growth.lastExponent()));
        }
      }
    }
  }

  private static void grown(
      StringBuilder text,
      String what,
      String subject,
      Growth growth,
      ToDoubleFunction<Point> of,
      String slope,
      String last) {
    StringBuilder points = new StringBuilder();
    for (Point point : growth.points()) {
      points.append(String.format(Locale.ROOT, " %10s", number(of.applyAsDouble(point))));
    }
    line(text, "%-56s %-10s%s %9s %9s", what, subject, points, slope, last);
  }

  /** Two results side by side: what they found of Folkmoot, and of it against the reference. */
  static String comparing(Findings one, Findings other) {
    StringBuilder text = new StringBuilder();
    line(text, "A: %s, %s%nB: %s, %s", one.when(), one.machine(), other.when(), other.machine());
    Set<String> scenarios = new LinkedHashSet<>(one.scenarios());
    scenarios.addAll(other.scenarios());
    for (String scenario : scenarios) {
      line(
          text,
          "%n%-44s %10s %10s %7s | %8s %8s %7s",
          scenario,
          "A",
          "B",
          "B/A",
          "ratio A",
          "ratio B",
          "B/A");
      Map<String, Figure> figures = new LinkedHashMap<>();
      one.of(scenario).forEach(figure -> figures.put(figure.what(), figure));
      other.of(scenario).forEach(figure -> figures.putIfAbsent(figure.what(), figure));
      figures.values().forEach(figure -> compare(text, one, other, figure));
    }
    compareGrowths(text, one, other);
    return text.toString();
  }

  private static void compare(StringBuilder text, Findings one, Findings other, Figure figure) {
    String scenario = figure.scenario();
    OptionalDouble a = one.value(scenario, Subject.FOLKMOOT, figure.what());
    OptionalDouble b = other.value(scenario, Subject.FOLKMOOT, figure.what());
    OptionalDouble ratioA = one.ratio(scenario, figure.what());
    OptionalDouble ratioB = other.ratio(scenario, figure.what());
    line(
        text,
        "  %-42s %10s %10s %7s | %8s %8s %7s",
        withUnit(figure.what(), figure.unit()),
        words(a),
        words(b),
        words(over(b, a)),
        words(ratioA),
        words(ratioB),
        words(over(ratioB, ratioA)));
  }

  /** Exponents don't depend on the machine; points do, and are in each result. */
  private static void compareGrowths(StringBuilder text, Findings one, Findings other) {
    boolean isFirst = true;
    for (Growth growth : one.growths()) {
      for (Growth same : other.growths()) {
        if (same.with().equals(growth.with())
            && same.what().equals(growth.what())
            && same.subject().equals(growth.subject())) {
          if (isFirst) {
            line(text, "%n%-66s %-10s %9s %9s", "exponents, with more of", "", "A", "B");
            isFirst = false;
          }
          line(
              text,
              "  %-64s %-10s %9s %9s",
              growth.with() + ": " + growth.what(),
              growth.subject(),
              words(growth.exponent()),
              words(same.exponent()));
        }
      }
    }
  }

  private static String withUnit(String what, String unit) {
    return unit.isEmpty() ? what : what + ", " + unit;
  }

  private static OptionalDouble over(OptionalDouble above, OptionalDouble below) {
    return above.isEmpty() || below.isEmpty() || below.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(above.getAsDouble() / below.getAsDouble());
  }

  private static String words(OptionalDouble value) {
    return value.isEmpty() ? "" : number(value.getAsDouble());
  }

  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    String pattern =
        size >= 1_000
            ? "%,.0f"
            : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, pattern, value);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library of its own
  private static void line(StringBuilder text, String words, Object... values) {
    text.append(String.format(Locale.ROOT, words, values)).append('\n');
  }
}
