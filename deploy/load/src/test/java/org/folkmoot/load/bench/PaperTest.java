package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTest {
  private final Findings one = Findings.none("monday", "a machine");
  private final Findings other = Findings.none("tuesday", "another one");

  @BeforeEach
  void twoWalks() {
    one.add("walk", Found.FOLKMOOT, "steps", "m", 6);
    one.add("walk", Found.REFERENCE, "steps", "m", 4);
    other.add("walk", Found.FOLKMOOT, "steps", "m", 9);
    other.add("walk", Found.REFERENCE, "steps", "m", 3);
  }

  private static List<String> words(String text, String beginning) {
    String line =
        text.lines().filter(l -> l.strip().startsWith(beginning)).findFirst().orElseThrow();
    return Stream.of(line.split("[ |]{2,}", -1)).filter(word -> !word.isEmpty()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0256, 0.026",
    "0.256, 0.26",
    "9.994, 9.99",
    "12.34, 12.3",
    "123.4, 123",
    "'12345.6', '12,346'",
    "-0.8, -0.80"
  })
  void aNumberHasTwoDigitsOrThree(double number, String words) {
    assertThat(Paper.number(number)).isEqualTo(words);
  }

  @Test
  void bothStandBesideEachOtherWithTheirRatio() {
    assertThat(words(Paper.of(one), "steps")).containsExactly("steps, m", "6.00", "4.00", "1.50");
  }

  @Test
  void whatOnlyOneHasStandsAlone() {
    one.add("walk", Found.FOLKMOOT, "falls", "", 2);

    assertThat(words(Paper.of(one), "falls")).containsExactly("falls", "2.00");
  }

  @Test
  void aMissedBarIsCalledSo() {
    one.add(Archive.LISTS, Found.FOLKMOOT, Callers.P99, "ms", 51);

    assertThat(words(Paper.of(one), "list of rooms, p99"))
        .containsExactly("list of rooms, p99 in ms", "≤ 50.0", "≤ 15.0", "51.0", "MISSED");
  }

  @Test
  void aGrowthIsToldWithItsExponent() {
    one.grow("rooms", 10, Found.FOLKMOOT, "CPU", "ms", 2);
    one.grow("rooms", 1_000, Found.FOLKMOOT, "CPU", "ms", 200);

    assertThat(words(Paper.of(one), "with rooms"))
        .containsExactly("with rooms", "10.0", "1,000", "exponent", "at last");
    assertThat(words(Paper.of(one), "CPU"))
        .containsExactly("CPU, ms", "Folkmoot", "2.00", "200", "1.00", "1.00");
  }

  @Test
  void twoResultsAreComparedFigureByFigure() {
    assertThat(words(Paper.comparing(one, other), "steps"))
        .containsExactly("steps, m", "6.00", "9.00", "1.50", "1.50", "3.00", "2.00");
  }

  @Test
  void whatOnlyTheSecondHasIsNotLeftOut() {
    other.add("walk", Found.FOLKMOOT, "falls", "", 2);
    other.add("run", Found.FOLKMOOT, "stops", "", 3);

    assertThat(words(Paper.comparing(one, other), "falls")).containsExactly("falls", "2.00");
    assertThat(words(Paper.comparing(one, other), "stops")).containsExactly("stops", "3.00");
  }

  @Test
  void scenariosStandInTheOrderInWhichTheyWereMeasured() {
    one.add("a later one", Found.FOLKMOOT, "steps", "m", 1);

    assertThat(Paper.comparing(one, other).lines().map(String::strip))
        .filteredOn(line -> line.startsWith("walk") || line.startsWith("a later"))
        .first()
        .asString()
        .startsWith("walk");
  }

  @Test
  void exponentsAreComparedToo() {
    for (double size : new double[] {10, 100}) {
      one.grow("rooms", size, Found.FOLKMOOT, "CPU", "ms", size);
      other.grow("rooms", size, Found.FOLKMOOT, "CPU", "ms", size * size);
    }
    other.grow("rooms", 10, Found.REFERENCE, "CPU", "ms", 1);

    assertThat(words(Paper.comparing(one, other), "rooms: CPU"))
        .containsExactly("rooms: CPU", "Folkmoot", "1.00", "2.00");
  }

  @Test
  void whatOnlyTheReferenceHasIsNoneOfFolkmoots() {
    one.add("walk", Found.REFERENCE, "rests", "", 2);

    assertThat(words(Paper.comparing(one, other), "rests")).containsExactly("rests");
  }
}
