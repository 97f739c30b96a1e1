package org.folkmoot.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.folkmoot.domain.text.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "👍",
        "👍🏽",
        "❤️",
        "❤",
        "☺️",
        "👩‍👩‍👧‍👦",
        "🧑🏿‍🤝‍🧑🏻",
        "🏳️‍🌈",
        "🇩🇪",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "1️⃣",
        "#️⃣",
        "*⃣"
      })
  void whatPeopleSeeAsOneIsOne(String text) {
    assertThat(new Emoji(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "é",
        "1",
        "#",
        "漢",
        "👍👍",
        "👍a",
        "👍 ",
        " 👍",
        "🇩",
        "🇩🇪🇫",
        "🇩🇪🇫🇷",
        "\uFE0F",
        "\u200D",
        "\u20E3",
        "a\u20E3",
        "12️⃣",
        "\uD83D",
        "👍\u0000",
        "<b>"
      })
  void anythingElseIsNone(String text) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new Emoji(text))
        .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("emoji"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀\u0301", "😀\u0336\u0336", "1\u0301\u20E3", "👍\u0E31"})
  void marksOfLettersDoNotBelongToOne(String text) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Emoji(text));
  }
}
