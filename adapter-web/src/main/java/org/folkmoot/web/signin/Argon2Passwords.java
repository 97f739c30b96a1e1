package org.folkmoot.web.signin;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.folkmoot.application.account.Passwords;
import org.folkmoot.domain.user.Password;

/**
 * Argon2id, with the figures that OWASP recommends, written in the form that all libraries read.
 */
@Singleton
final class Argon2Passwords implements Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  // Each hash holds 19 MiB and a core; a flood of sign-ins must not take the whole machine, nor the
  // few threads that carry all virtual ones.
  private final ExecutorService hashing =
      Executors.newFixedThreadPool(
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          Thread.ofPlatform().daemon().name("folkmoot-hash-", 0).factory());

  private final SecureRandom random = new SecureRandom();
  private final String nobodys = hash(new Password("nobody has this password"));

  @Override
  public String hash(Password password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB,
            PASSES,
            LANES,
            encoder.encodeToString(salt),
            encoder.encodeToString(hash(password, salt, MEMORY_KIB, PASSES, LANES)));
  }

  @Override
  public boolean matches(Password password, Optional<String> hash) {
    String[] parts = hash.filter(h -> !h.isEmpty()).orElse(nobodys).split("\\$", -1);
    String[] figures = parts[3].split("[=,]", -1);
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    byte[] expected = Base64.getDecoder().decode(parts[5]);
    byte[] actual =
        hash(
            password,
            salt,
            Integer.parseInt(figures[1]),
            Integer.parseInt(figures[3]),
            Integer.parseInt(figures[5]));
    return MessageDigest.isEqual(expected, actual) && hash.isPresent();
  }

  private byte[] hash(Password password, byte[] salt, int memoryKib, int passes, int lanes) {
    return CompletableFuture.supplyAsync(
            () -> hashed(password, salt, memoryKib, passes, lanes), hashing)
        .join();
  }

  private static byte[] hashed(
      Password password, byte[] salt, int memoryKib, int passes, int lanes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(password.value().getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  @PreDestroy
  void end() {
    hashing.shutdown();
  }
}
