package org.folkmoot.application.account;

import java.util.Optional;
import java.util.UUID;
import org.folkmoot.domain.user.SignInId;

/**
 * A token that is traded for the next one. It is the sign-in, the number of the turn, and the
 * server's signature over both, so nothing of it need be stored, and a successor whose answer was
 * lost can be given again, the same to the letter.
 */
record RefreshToken(SignInId signIn, int generation) {

  String text(ServerKey key) {
    return signedPart() + "." + key.sign(signedPart());
  }

  private String signedPart() {
    return signIn + "." + generation;
  }

  /** Empty for whatever this server did not make. */
  static Optional<RefreshToken> read(String text, ServerKey key) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3 || !key.signed(parts[0] + "." + parts[1], parts[2])) {
      return Optional.empty();
    }
    return Optional.of(
        new RefreshToken(new SignInId(UUID.fromString(parts[0])), Integer.parseInt(parts[1])));
  }
}
