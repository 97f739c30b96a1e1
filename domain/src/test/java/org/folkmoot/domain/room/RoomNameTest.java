package org.folkmoot.domain.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.folkmoot.domain.text.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNameTest {
  @Test
  void spacesAroundANameDontCount() {
    assertThat(RoomName.wished(" \t garden\u3000").value()).isEqualTo("garden");
    assertThat(RoomName.wished(" " + "\uD83C\uDF33".repeat(80)).value()).hasSize(160);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garden",
        "the  garden",
        "Jard\u00EDn 5",
        "..",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC66",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F",
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"
      })
  void whatCanBeSeenIsAName(String name) {
    assertThat(RoomName.wished(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "\u00A0",
        "\u200B",
        "\u200D",
        "gar\nden",
        "gar\tden",
        "gar\u2028den",
        "gar\u200Bden",
        "\u202Enedrag",
        "gar\u0000den"
      })
  void whatCannotBeSeenIsNone(String name) {
    assertThatThrownBy(() -> RoomName.wished(name)).isInstanceOf(InvalidValue.class);
  }
}
