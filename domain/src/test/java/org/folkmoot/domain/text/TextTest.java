package org.folkmoot.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.EmailAddress;
import org.folkmoot.domain.user.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private static void invalid(String field, Runnable making) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(making::run)
        .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field));
  }

  @Test
  void lengthIsCountedInCodePoints() {
    String four = "a😀é漢";
    assertThat(Text.bounded("field", four, 4, 4)).isSameAs(four);
    invalid("field", () -> Text.bounded("field", four, 5, 9));
    invalid("field", () -> Text.bounded("field", four, 0, 3));
    assertThat(Text.bounded("field", "", 0, 3)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "a\u0000b", "\uD83D", "a\uDE00", "\uDE00\uD83D", "\uD83D\uD83D\uDE00"})
  void whatCannotBeStoredAsSentIsRefused(String text) {
    invalid("field", () -> Text.bounded("field", text, 0, 9));
  }

  @Test
  void otherControlCharactersStayAsTheyAre() {
    String odd = "\u0001\t\r\n\u200B\u202E\uFFFF";
    assertThat(Text.bounded("field", odd, 0, 9)).isEqualTo(odd);
  }

  @Test
  void eachFieldHasItsOwnBounds() {
    assertThat(Body.written("😀".repeat(8_000)).value()).hasSize(16_000);
    invalid("body", () -> Body.written("a".repeat(8_001)));
    invalid("body", () -> Body.written(""));
    assertThat(new Password("ten chars!").value()).hasSize(10);
    invalid("password", () -> new Password("nine char"));
    invalid("password", () -> new Password("a".repeat(201)));
    invalid("displayName", () -> new DisplayName("a".repeat(81)));
    invalid("displayName", () -> new DisplayName(" \t"));
    invalid("name", () -> new RoomName(""));
    invalid("name", () -> new RoomName("  "));
    invalid("name", () -> new RoomName("a".repeat(81)));
    invalid("description", () -> new Description("a".repeat(501)));
    invalid("email", () -> new EmailAddress("not an address"));
    invalid("email", () -> new EmailAddress("a@b"));
    invalid("email", () -> new EmailAddress("a".repeat(250) + "@b.cd"));
  }

  @Test
  void aClientIdIsShortAndPlain() {
    assertThat(new ClientId("A-z_9".repeat(12)).value()).hasSize(60);
    invalid("clientId", () -> new ClientId(""));
    invalid("clientId", () -> new ClientId("a".repeat(65)));
    invalid("clientId", () -> new ClientId("a b"));
    invalid("clientId", () -> new ClientId("ä"));
    invalid("clientId", () -> new ClientId("a\n"));
  }

  @Test
  void aPasswordIsNeverPrinted() {
    assertThat(new Password("very secret words")).asString().doesNotContain("secret");
  }
}
