package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private final Findings findings = Findings.none("then", "a machine");

  @Test
  void theRatioIsOfFolkmootAgainstTheReference() {
    findings.add("walk", Found.FOLKMOOT, "steps", "", 6);
    findings.add("walk", Found.REFERENCE, "steps", "", 4);
    findings.add("run", Found.REFERENCE, "steps", "", 100);

    assertThat(findings.ratio("walk", "steps")).hasValue(1.5);
  }

  @Test
  void withoutTheOtherThereIsNoRatio() {
    findings.add("walk", Found.FOLKMOOT, "steps", "", 6);
    findings.add("run", Found.REFERENCE, "steps", "", 4);

    assertThat(findings.ratio("walk", "steps")).isEmpty();
    assertThat(findings.ratio("run", "steps")).isEmpty();
  }

  @Test
  void againstNothingThereIsNoRatio() {
    findings.add("walk", Found.FOLKMOOT, "steps", "", 6);
    findings.add("walk", Found.REFERENCE, "steps", "", 0);

    assertThat(findings.ratio("walk", "steps")).isEmpty();
  }

  @Test
  void aScenarioNamesEachFigureOnceWhoeverHasIt() {
    findings.add("walk", Found.REFERENCE, "steps", "", 4);
    findings.add("walk", Found.FOLKMOOT, "falls", "", 1);
    findings.add("walk", Found.FOLKMOOT, "steps", "", 6);
    findings.add("run", Found.FOLKMOOT, "stops", "", 6);

    assertThat(findings.of("walk"))
        .extracting(Findings.Figure::what)
        .containsExactly("steps", "falls");
    assertThat(findings.scenarios()).containsExactly("walk", "run");
  }

  @Test
  void aGrowthKeepsItsPointsInOrderAndEachSubjectsByItself() {
    findings.grow("rooms", 100, Found.FOLKMOOT, "CPU", "ms", 3);
    findings.grow("rooms", 10, Found.FOLKMOOT, "CPU", "ms", 2);
    findings.grow("rooms", 10, Found.REFERENCE, "CPU", "ms", 1);
    findings.grow("people", 10, Found.FOLKMOOT, "CPU", "ms", 9);

    assertThat(findings.growths()).hasSize(3);
    assertThat(findings.growths().getFirst().points())
        .containsExactly(new Findings.Point(10, 2), new Findings.Point(100, 3));
  }

  @Test
  void whatIsWrittenDownIsReadAgain() {
    findings.add("walk", Found.FOLKMOOT, "steps", "m", 6.25);
    findings.add("walk", Found.REFERENCE, "steps", "m", 4);
    findings.grow("rooms", 10, Found.FOLKMOOT, "CPU", "ms", 2);
    findings.grow("rooms", 100, Found.FOLKMOOT, "CPU", "ms", 20);
    findings.draw("A plot", Found.FOLKMOOT, "x", "y", List.of(new Findings.Point(1, 2)));

    Findings again = Findings.read(findings.json());

    assertThat(again.when()).isEqualTo("then");
    assertThat(again.machine()).isEqualTo("a machine");
    assertThat(again.figures()).isEqualTo(findings.figures());
    assertThat(again.growths()).isEqualTo(findings.growths());
  }

  @Test
  void theBarsAndTheirVerdictsAreWrittenDown() {
    findings.add(Storm.SCENARIO, Found.FOLKMOOT, Storm.ALL, "s", 16);

    assertThat(findings.json()).contains("\"verdict\" : \"MISSED\"").contains("\"must\" : 15.0");
  }
}
