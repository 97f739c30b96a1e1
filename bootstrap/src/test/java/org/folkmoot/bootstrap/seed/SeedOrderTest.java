package org.folkmoot.bootstrap.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedOrderTest {
  private static SeedOrder order(String line) {
    return SeedOrder.from(List.of(("--with-known-password " + line).split(" ")));
  }

  @Test
  void whatIsNotSaidIsAsUsual() {
    assertThat(order("--out crowd.jsonl"))
        .isEqualTo(new SeedOrder(200, 40, 8, 1, Path.of("crowd.jsonl")));
    assertThat(order("--users 5 --rooms 4 --rooms-per-user 3 --seed 2 --out x"))
        .isEqualTo(new SeedOrder(5, 4, 3, 2, Path.of("x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--users 5",
        "--out",
        "--out x --people 5",
        "--out x --users",
        "--out x --users none",
        "--out x --users 0",
        "--out x --users 100000",
        "--out x --rooms -1",
        "--out x --rooms 3 --rooms-per-user 4",
        "--out x --seed 99999999999"
      })
  void whatCannotBeIsRefused(String line) {
    assertThatThrownBy(() -> order(line)).isInstanceOf(CannotStart.class);
  }
}
