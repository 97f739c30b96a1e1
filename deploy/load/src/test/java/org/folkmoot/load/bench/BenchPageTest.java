package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BenchPageTest {
  private static final Pattern LINE = Pattern.compile("points=\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

  private final Findings findings = Findings.none("then", "a machine");

  private void draw(String plot, Subject subject, Findings.Point... points) {
    findings.draw(plot, subject, "asked/s", "got/s", List.of(points));
  }

  private List<String> lines() {
    return LINE.matcher(BenchPage.of(findings)).results().map(found -> found.group(1)).toList();
  }

  @Test
  void curvesOfOnePlotAreDrawnTogether() {
    draw("Walks", Found.FOLKMOOT, new Findings.Point(1, 1), new Findings.Point(2, 4));
    draw("Runs", Found.FOLKMOOT, new Findings.Point(1, 1));
    draw("Walks", Found.REFERENCE, new Findings.Point(1, 2), new Findings.Point(2, 8));

    assertThat(BenchPage.of(findings).split("<svg", -1)).hasSize(3);
    assertThat(lines()).hasSize(3);
  }

  @Test
  void theHighestIsAtTheTopAndAllIsWithinTheFrame() {
    draw("Walks", Found.FOLKMOOT, new Findings.Point(0, 0), new Findings.Point(2, 8));
    draw("Walks", Found.REFERENCE, new Findings.Point(1, 4));

    assertThat(lines().getFirst()).isEqualTo("70.0,230.0 532.0,24.0 ");
    assertThat(lines().getLast()).isEqualTo("301.0,127.0 ");
  }

  @Test
  void whatIsNothingAllTheTimeIsDrawnToo() {
    draw("Walks", Found.FOLKMOOT, new Findings.Point(0, 0), new Findings.Point(0, 0));
    draw("Rests", Found.FOLKMOOT);

    assertThat(BenchPage.of(findings)).doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(NUMBER.matcher(lines().getFirst()).results().map(MatchResult::group))
        .containsExactly("70.0", "230.0", "70.0", "230.0");
  }

  @Test
  void ninesAreToldAsAShareToo() {
    findings.draw("Acks", Found.FOLKMOOT, "nines", "ms", List.of(new Findings.Point(3, 12)));

    assertThat(BenchPage.of(findings)).contains("3.00 (99.9000 %) nines");
  }

  @Test
  void wordsAreNotTakenForHtml() {
    findings.add("a <b> & c", Found.FOLKMOOT, "100 %d", "", 1);
    draw("d <e> & \"f\"", Found.FOLKMOOT, new Findings.Point(1, 1));

    assertThat(BenchPage.of(findings))
        .contains("a &lt;b> &amp; c")
        .contains("100 %d")
        .contains("d &lt;e> &amp; &quot;f&quot;")
        .doesNotContain("<b>")
        .doesNotContain("<e>");
  }
}
