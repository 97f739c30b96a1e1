package org.folkmoot.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.folkmoot.application.account.Passwords;
import org.folkmoot.application.contract.PasswordsContract;
import org.folkmoot.domain.user.Password;
import org.junit.jupiter.api.Test;

final class Argon2PasswordsTest extends PasswordsContract {
  private static final Argon2Passwords PASSWORDS = new Argon2Passwords();

  @Override
  protected Passwords passwords() {
    return PASSWORDS;
  }

  @Test
  void eachHashHasASaltOfItsOwnAndSaysHowItWasMade() {
    Password password = new Password("twice the same");
    String one = PASSWORDS.hash(password);
    String other = PASSWORDS.hash(password);
    assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
    assertThat(one).doesNotContain(password.value());
  }

  /** So that figures can be raised later, and passwords of before still be right. */
  @Test
  void aHashOfOtherFiguresIsReadByItsOwn() {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(new byte[16])
            .withMemoryAsKB(64)
            .withIterations(3)
            .withParallelism(2)
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes("a good password".getBytes(StandardCharsets.UTF_8), hash);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    Optional<String> other =
        Optional.of(
            "$argon2id$v=19$m=64,t=3,p=2$%s$%s"
                .formatted(encoder.encodeToString(new byte[16]), encoder.encodeToString(hash)));
    assertThat(PASSWORDS.matches(new Password("a good password"), other)).isTrue();
    assertThat(PASSWORDS.matches(new Password("a poor password"), other)).isFalse();
  }
}
