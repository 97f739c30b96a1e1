package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarsTest {
  private final Findings findings = Findings.none("then", "a machine");

  private void found(String scenario, String what, double ours, double theirs) {
    findings.add(scenario, Found.FOLKMOOT, what, "", ours);
    findings.add(scenario, Found.REFERENCE, what, "", theirs);
  }

  @ParameterizedTest
  @CsvSource({"10, AIM, true", "10.1, must, true", "13, must, true", "13.1, MISSED, false"})
  void ofWhatCostsThereMayBeNoMore(double ours, String word, boolean isKept) {
    found(FanOut.at(20), FanOut.SERVER_CPU, ours, 10);

    Bars.Verdict verdict = Bars.verdicts(findings).getFirst();

    assertThat(verdict.word()).isEqualTo(word);
    assertThat(verdict.isKept()).isEqualTo(isKept);
  }

  @ParameterizedTest
  @CsvSource({"6, AIM, true", "5.9, must, true", "4, must, true", "3.9, MISSED, false"})
  void ofWhatIsDoneThereMayBeNoLess(double ours, String word, boolean isKept) {
    found(FanOut.MOST, FanOut.DELIVERIES, ours, 10);

    Bars.Verdict verdict = Bars.verdicts(findings).getFirst();

    assertThat(verdict.word()).isEqualTo(word);
    assertThat(verdict.isKept()).isEqualTo(isKept);
  }

  @ParameterizedTest
  @CsvSource({"15, AIM", "16, must", "50, must", "51, MISSED"})
  void someAreOfFolkmootAlone(double millis, String word) {
    findings.add(Archive.PAGES, Found.FOLKMOOT, Callers.P99, "ms", millis);

    assertThat(Bars.verdicts(findings))
        .singleElement()
        .extracting(Bars.Verdict::word)
        .isEqualTo(word);
  }

  @Test
  void whatWasNotMeasuredHasNoVerdict() {
    findings.add(FanOut.at(20), Found.FOLKMOOT, FanOut.SERVER_CPU, "s", 10);
    findings.add(Archive.PAGES, Found.REFERENCE, Callers.P99, "ms", 10);

    assertThat(Bars.verdicts(findings)).isEmpty();
  }
}
