package org.folkmoot.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.folkmoot.domain.text.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"ada", "007", "J.R.R", "a--", "a_b-c.d", "abcdefghijklmnopqrstuvwxyz012345"})
  void lettersDigitsDotsHyphensAndUnderscoresMakeOne(String name) {
    assertThat(new Username(name).value()).isEqualTo(name);
    assertThat(Username.couldBe(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "-ada",
        ".ada",
        "_ada",
        "a b",
        "ädä",
        "ada\n",
        "ada@home",
        "аda",
        "abcdefghijklmnopqrstuvwxyz0123456"
      })
  void anythingElseDoesNot(String name) {
    assertThat(Username.couldBe(name)).isFalse();
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new Username(name))
        .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("username"));
  }

  @Test
  void twoThatDifferInCaseAloneAreOne() {
    assertThat(new Username("AdA").key()).isEqualTo(new Username("aDa").key());
    assertThat(new EmailAddress("Ada@Example.org").key())
        .isEqualTo(new EmailAddress("ada@example.ORG").key());
  }
}
