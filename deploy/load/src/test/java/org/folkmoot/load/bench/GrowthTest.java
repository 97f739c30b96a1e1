package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private static final double[] SIZES = {10, 100, 1_000};

  private static Growth growth(DoubleUnaryOperator of) {
    List<Findings.Point> points = new ArrayList<>();
    for (double size : SIZES) {
      points.add(new Findings.Point(size, of.applyAsDouble(size)));
    }
    return new Growth("rooms", "CPU", Subject.FOLKMOOT, "ms", points);
  }

  private static double exponent(DoubleUnaryOperator of) {
    return growth(of).exponent().orElseThrow();
  }

  @Test
  void theExponentIsThePower() {
    assertThat(exponent(x -> 7)).isCloseTo(0, within(1e-9));
    assertThat(exponent(x -> 7 * x)).isCloseTo(1, within(1e-9));
    assertThat(exponent(x -> 0.1 * x * x)).isCloseTo(2, within(1e-9));
    assertThat(exponent(x -> 5 / Math.sqrt(x))).isCloseTo(-0.5, within(1e-9));
  }

  @Test
  void aConstantShareMakesItLess() {
    assertThat(exponent(x -> 100 + x)).isBetween(0.1, 0.9);
  }

  @Test
  void atLastTheConstantShareHidesLess() {
    Growth growth = growth(x -> 100 + x);

    assertThat(growth.lastExponent().orElseThrow())
        .isCloseTo(Math.log10(1_100.0 / 200), within(1e-9))
        .isGreaterThan(growth.exponent().orElseThrow());
    assertThat(growth(x -> x < 500 ? 0 : 7).lastExponent()).isEmpty();
  }

  @Test
  void whatWasTooLittleToMeasureSaysNothing() {
    assertThat(exponent(x -> x < 50 ? 0 : 7 * x)).isCloseTo(1, within(1e-9));
    assertThat(growth(x -> x < 500 ? 0 : 7).exponent()).isEmpty();
    assertThat(growth(x -> 0).exponent()).isEmpty();
  }
}
