package org.folkmoot.load.bench;

import java.util.List;
import java.util.OptionalDouble;
import org.folkmoot.load.bench.Findings.Point;

/**
 * How something grows with something else. A server's CPU is what it works here, without what Java
 * compiles meanwhile, which is much of a short measurement and has no exponent.
 *
 * @param what a figure, of one subject
 * @param with what there is more of from point to point
 */
record Growth(String with, String what, String subject, String unit, List<Point> points) {
  /**
   * The slope of the straight line through the logarithms: 0 is what doesn't grow, 1 what doubles
   * with the double, 2 what then is four times as much. None, if fewer than two points say
   * anything.
   */
  OptionalDouble exponent() {
    return exponent(told());
  }

  /**
   * The same between the last two points alone. What each thing costs anyway hides at first how it
   * grows; what comes beyond the last point goes on like this.
   */
  OptionalDouble lastExponent() {
    List<Point> told = told();
    return exponent(told.subList(Math.max(0, told.size() - 2), told.size()));
  }

  private List<Point> told() {
    return points.stream().filter(point -> point.x() > 0 && point.y() > 0).toList();
  }

  private static OptionalDouble exponent(List<Point> told) {
    double middleX = told.stream().mapToDouble(point -> Math.log(point.x())).average().orElse(0);
    double middleY = told.stream().mapToDouble(point -> Math.log(point.y())).average().orElse(0);
    double squares = 0;
    double products = 0;
    for (Point point : told) {
      double x = Math.log(point.x()) - middleX;
      squares += x * x;
      products += x * (Math.log(point.y()) - middleY);
    }
    return squares == 0 ? OptionalDouble.empty() : OptionalDouble.of(products / squares);
  }
}
