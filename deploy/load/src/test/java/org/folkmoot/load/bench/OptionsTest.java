package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.folkmoot.load.bench.Options.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private static Options from(String... words) {
    return Options.from(List.of(words));
  }

  @Test
  void withoutAWordItIsEverythingForALongTime() {
    assertThat(from().scenarios()).containsExactly(Scenario.values());
    assertThat(from().seconds()).isGreaterThan(from("--quick").seconds());
    assertThat(from().profile()).isFalse();
  }

  @Test
  void quickIsTheFirstThree() {
    assertThat(from("--quick").scenarios())
        .containsExactly(Scenario.FAN_OUT, Scenario.DURABLE, Scenario.HOT);
  }

  @Test
  void aScenarioThatIsNamedIsMeasuredQuicklyToo() {
    Options options = from("--quick", "--only", "idle,storm", "--profile");

    assertThat(options.scenarios()).containsExactly(Scenario.STORM, Scenario.IDLE);
    assertThat(options.quick()).isTrue();
    assertThat(options.profile()).isTrue();
  }

  @Test
  void whateverTheOrderReplicasAreTheLast() {
    // For they end the servers that all others measure.
    assertThat(from("--only", "replicas,fan-out,replicas").scenarios())
        .containsExactly(Scenario.FAN_OUT, Scenario.REPLICAS);
    assertThat(from().scenarios()).last().isEqualTo(Scenario.REPLICAS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--only", "--fast", "fan-out", "--only nothing", "--only idle,", "--only ,"})
  void whatCannotBeUnderstoodIsSaid(String words) {
    assertThatThrownBy(() -> from(words.split(" ", -1))).isInstanceOf(Options.Unclear.class);
  }

  @Test
  void theUsageNamesEachScenario() {
    for (Scenario scenario : Scenario.values()) {
      assertThat(Options.USAGE).contains(scenario.word());
    }
  }
}
