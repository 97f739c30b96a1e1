package org.folkmoot.application.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The server's secret, as something that signs. Each use has a key of its own derived from it. */
public final class ServerKey {
  private static final String HMAC = "HmacSHA256";

  private final byte[] key;

  private ServerKey(byte[] key) {
    this.key = key;
  }

  /** The key for one purpose; a signature for one is worth nothing for another. */
  public static ServerKey derived(String secret, String purpose) {
    return new ServerKey(
        hmac(secret.getBytes(StandardCharsets.UTF_8), purpose.getBytes(StandardCharsets.UTF_8)));
  }

  public String sign(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(hmac(key, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** In a time that says nothing about how much of it is right. */
  public boolean signed(String text, String signature) {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + HMAC, missing);
    }
  }
}
