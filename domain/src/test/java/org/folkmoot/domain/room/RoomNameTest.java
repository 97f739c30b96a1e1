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
        "\u2764\uFE0F",
        "1\uFE0F\u20E3",
        "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB",
        "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
        "\uD83C\uDDE9\uD83C\uDDEA",
        "\u0DC1\u0DCA\u200D\u0DBB\u0DD3",
        "\u5C71\u7530\u3000\u592A\u90CE",
        "\u845B\uDB40\uDD00\u57CE",
        "\u05E9\u05DC\u05D5\u05DD",
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
        "gar\u0000den",
        "\u3164",
        "\u115F\uFFA0",
        "\u2800",
        "gar\u3164den",
        "\u00A0\u3000",
        "\u200E",
        "gar\u200Fden",
        "\u2066garden\u2069",
        "\u061Cgarden",
        "gar\u00ADden",
        "gar\u001B[31mden",
        "gar\u034Fden",
        "gar\uFE0Fden",
        "gar\u200Dden",
        "garden\u200D",
        "\u0301",
        "garden\uDB40\uDC67\uDB40\uDC7F",
        "\uD83C\uDFF4\uDB40\uDC67",
        "\uDB40\uDC01",
        "\uFFF0"
      })
  void whatCannotBeSeenIsNone(String name) {
    assertThatThrownBy(() -> RoomName.wished(name)).isInstanceOf(InvalidValue.class);
  }
}
