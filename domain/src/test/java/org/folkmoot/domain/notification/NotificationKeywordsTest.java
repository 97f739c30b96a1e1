package org.folkmoot.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.folkmoot.domain.text.InvalidValue;
import org.junit.jupiter.api.Test;

class NotificationKeywordsTest {
  private static boolean calls(String word, String body) {
    return new NotificationKeywords(List.of(word)).areIn(body);
  }

  @Test
  void aWordIsMeantWhole() {
    assertThat(calls("art", "Modern ART, please")).isTrue();
    assertThat(calls("art", "let's start, or part")).isFalse();
    assertThat(calls("art", "start with art")).isTrue();
    assertThat(calls("big deal", "a Big Deal.")).isTrue();
    assertThat(calls("c++", "I like C++")).isTrue();
    assertThat(calls("straße", "in der STRASSE")).isTrue();
  }

  @Test
  void inScriptsWithoutSpacesItIsMeantAnywhere() {
    assertThat(calls("会议", "明天的会议在哪里")).isTrue();
    assertThat(calls("会议", "明天")).isFalse();
  }

  @Test
  void codeCallsNobody() {
    assertThat(calls("deploy", "`deploy` and ```\ndeploy\n```")).isFalse();
  }

  @Test
  void theyAreFewAndShort() {
    assertThatThrownBy(() -> new NotificationKeywords(List.of(" ")))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new NotificationKeywords(Collections.nCopies(51, "x")))
        .isInstanceOf(InvalidValue.class);
    assertThat(new NotificationKeywords(List.of("tea ", "tea")).words()).containsExactly("tea");
  }
}
