package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.folkmoot.application.account.Passwords;
import org.folkmoot.domain.user.Password;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Passwords}. */
public abstract class PasswordsContract {
  private static final Password RIGHT = new Password("pässwörd with 🔑");

  protected abstract Passwords passwords();

  @Test
  void theRightOneMatchesItsHash() {
    assertThat(passwords().matches(RIGHT, Optional.of(passwords().hash(RIGHT)))).isTrue();
  }

  @Test
  void aWrongOneDoesNot() {
    Optional<String> hash = Optional.of(passwords().hash(RIGHT));
    assertThat(passwords().matches(new Password("pässwörd with 🗝"), hash)).isFalse();
    assertThat(passwords().matches(new Password("passwort with 🔑"), hash)).isFalse();
  }

  @Test
  void nothingMatchesWhereThereIsNoHash() {
    assertThat(passwords().matches(RIGHT, Optional.empty())).isFalse();
  }
}
