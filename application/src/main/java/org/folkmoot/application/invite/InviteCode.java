package org.folkmoot.application.invite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

/** What a link has in it that nobody can guess. It is handed out once, and never kept. */
public record InviteCode(String value) {
  private static final String DIGEST = "SHA-256";

  /** Of two ids that nobody can guess: 244 bits of chance. */
  static InviteCode fresh(Supplier<UUID> secrets) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * Long.BYTES);
    for (int i = 0; i < 2; i++) {
      UUID secret = secrets.get();
      bytes.putLong(secret.getMostSignificantBits()).putLong(secret.getLeastSignificantBits());
    }
    return new InviteCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
  }

  /** By which it is found again. So much chance needs no salt. */
  public String hash() {
    try {
      byte[] hash =
          MessageDigest.getInstance(DIGEST).digest(value.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has " + DIGEST, missing);
    }
  }

  @Override
  public String toString() {
    return "an invitation's code";
  }
}
