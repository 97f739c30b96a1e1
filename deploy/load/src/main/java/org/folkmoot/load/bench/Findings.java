package org.folkmoot.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.folkmoot.load.client.Json;

/** What a run has found: figures, curves for plots, and how figures grow. */
record Findings(
    String when, String machine, List<Figure> figures, List<Curve> curves, List<Growth> growths) {

  /** One figure of one subject in one scenario. */
  record Figure(String scenario, String subject, String what, String unit, double value) {}

  /** A point of a curve. */
  record Point(double x, double y) {}

  /**
   * A curve of one subject.
   *
   * @param plot curves of one plot are drawn together
   */
  record Curve(String plot, String subject, String x, String y, List<Point> points) {}

  static Findings none(String when, String machine) {
    return new Findings(when, machine, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  void add(String scenario, Subject subject, String what, String unit, double value) {
    figures.add(new Figure(scenario, subject.name(), what, unit, value));
  }

  void draw(String plot, Subject subject, String x, String y, List<Point> points) {
    curves.add(new Curve(plot, subject.name(), x, y, points));
  }

  /** One more point of how a figure grows. */
  void grow(String with, double much, Subject subject, String what, String unit, double value) {
    Growth growing =
        growths.stream()
            .filter(growth -> growth.with().equals(with) && growth.what().equals(what))
            .filter(growth -> growth.subject().equals(subject.name()))
            .findFirst()
            .orElse(null);
    if (growing == null) {
      growing = new Growth(with, what, subject.name(), unit, new ArrayList<>());
      growths.add(growing);
    }
    growing.points().add(new Point(much, value));
    growing.points().sort(Comparator.comparingDouble(Point::x));
  }

  OptionalDouble value(String scenario, String subject, String what) {
    return figures.stream()
        .filter(figure -> figure.scenario().equals(scenario))
        .filter(figure -> figure.subject().equals(subject) && figure.what().equals(what))
        .mapToDouble(Figure::value)
        .findFirst();
  }

  /** Folkmoot's against the reference's; none if either is missing, or the latter is nothing. */
  OptionalDouble ratio(String scenario, String what) {
    OptionalDouble ours = value(scenario, Subject.FOLKMOOT, what);
    OptionalDouble theirs = value(scenario, Subject.REFERENCE, what);
    return ours.isEmpty() || theirs.isEmpty() || theirs.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(ours.getAsDouble() / theirs.getAsDouble());
  }

  List<String> scenarios() {
    return figures.stream().map(Figure::scenario).distinct().toList();
  }

  /** The figures of a scenario, each once, whomever it was found of. */
  List<Figure> of(String scenario) {
    List<Figure> each = new ArrayList<>();
    for (Figure figure : figures) {
      boolean known = each.stream().anyMatch(other -> other.what().equals(figure.what()));
      if (figure.scenario().equals(scenario) && !known) {
        each.add(figure);
      }
    }
    return each;
  }

  String json() {
    ObjectNode all = Json.object().put("when", when).put("machine", machine);
    ArrayNode told = all.putArray("figures");
    for (Figure figure : figures) {
      told.addObject()
          .put("scenario", figure.scenario())
          .put("subject", figure.subject())
          .put("what", figure.what())
          .put("unit", figure.unit())
          .put("value", figure.value());
    }
    ArrayNode bars = all.putArray("bars");
    for (Bars.Verdict verdict : Bars.verdicts(this)) {
      bars.addObject()
          .put("what", verdict.bar().words())
          .put("value", verdict.value())
          .put("must", verdict.bar().must())
          .put("aim", verdict.bar().aim())
          .put("verdict", verdict.word());
    }
    ArrayNode grown = all.putArray("growths");
    for (Growth growth : growths) {
      ObjectNode one =
          grown
              .addObject()
              .put("with", growth.with())
              .put("what", growth.what())
              .put("subject", growth.subject())
              .put("unit", growth.unit());
      growth.exponent().ifPresent(exponent -> one.put("exponent", exponent));
      growth.lastExponent().ifPresent(exponent -> one.put("lastExponent", exponent));
      put(one.putArray("points"), growth.points());
    }
    ArrayNode drawn = all.putArray("curves");
    for (Curve curve : curves) {
      ObjectNode one =
          drawn
              .addObject()
              .put("plot", curve.plot())
              .put("subject", curve.subject())
              .put("x", curve.x())
              .put("y", curve.y());
      put(one.putArray("points"), curve.points());
    }
    return all.toPrettyString();
  }

  private static void put(ArrayNode array, List<Point> points) {
    points.forEach(point -> array.addArray().add(point.x()).add(point.y()));
  }

  /** The figures of a result that was written down; its plots are in its page. */
  static Findings read(String json) {
    JsonNode all = Json.read(json);
    Findings findings = none(all.path("when").asText(), all.path("machine").asText());
    for (JsonNode figure : all.path("figures")) {
      findings.figures.add(
          new Figure(
              figure.path("scenario").asText(),
              figure.path("subject").asText(),
              figure.path("what").asText(),
              figure.path("unit").asText(),
              figure.path("value").asDouble()));
    }
    for (JsonNode growth : all.path("growths")) {
      List<Point> points = new ArrayList<>();
      growth
          .path("points")
          .forEach(
              point -> points.add(new Point(point.path(0).asDouble(), point.path(1).asDouble())));
      findings.growths.add(
          new Growth(
              growth.path("with").asText(),
              growth.path("what").asText(),
              growth.path("subject").asText(),
              growth.path("unit").asText(),
              points));
    }
    return findings;
  }
}
