package org.folkmoot.bootstrap.settings;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Folkmoot proves itself with to browsers, if no proxy does it.
 *
 * @param key the private key, PEM
 * @param chain the certificate and those that vouch for it, PEM
 */
public record TlsFiles(Path key, Path chain) {
  private static final String SELF_SIGNED = "self-signed";
  private static final Duration LIFE = Duration.ofDays(800);
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  static @Nullable TlsFiles of(@Nullable String text, Path data) {
    if (text == null) {
      return null;
    }
    if (text.equals(SELF_SIGNED)) {
      return new TlsFiles(folder(data).resolve("key.pem"), folder(data).resolve("chain.pem"));
    }
    String[] files = text.split(",", -1);
    if (files.length != 2) {
      throw new CannotStart(
          "FOLKMOOT_TLS is \"%s\", but must be self-signed, or the files of a key and a chain with a comma between."
              .formatted(text));
    }
    TlsFiles tls = new TlsFiles(Path.of(files[0].strip()), Path.of(files[1].strip()));
    for (Path file : new Path[] {tls.key, tls.chain}) {
      if (!Files.isReadable(file)) {
        throw new CannotStart("FOLKMOOT_TLS: the file %s can't be read.".formatted(file));
      }
    }
    return tls;
  }

  private static Path folder(Path data) {
    return data.resolve("tls");
  }

  /**
   * Makes what is missing: a key and a certificate that nobody vouches for, in the data folder.
   * They stay, so that whoever has trusted them once isn't asked again.
   */
  public void prepare(Path data) {
    if (!key.startsWith(folder(data))) {
      return;
    }
    try {
      if (!isGood()) {
        make(folder(data));
      }
    } catch (IOException | GeneralSecurityException broken) {
      throw cannotMake(folder(data), broken);
    }
  }

  private boolean isGood() throws IOException, GeneralSecurityException {
    if (!Files.exists(key) || !Files.exists(chain)) {
      return false;
    }
    try (InputStream file = Files.newInputStream(chain)) {
      X509Certificate made =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
      return made.getNotAfter().toInstant().isAfter(Instant.now().plus(RENEWED_BEFORE));
    }
  }

  private void make(Path folder) throws IOException {
    String host = InetAddress.getLocalHost().getHostName();
    CertificateBuilder certificate =
        new CertificateBuilder()
            .subject("CN=" + host)
            .setIsCertificateAuthority(true)
            .addSanDnsName("localhost")
            .addSanDnsName(host)
            .addSanIpAddress("127.0.0.1")
            .addSanIpAddress("::1")
            .notBefore(Instant.now().minus(Duration.ofDays(1)))
            .notAfter(Instant.now().plus(LIFE));
    X509Bundle made;
    try {
      made = certificate.buildSelfSigned();
    } catch (Exception broken) { // it declares nothing narrower
      throw cannotMake(folder, broken);
    }
    OwnerOnly.folder(folder);
    write(key, made.getPrivateKeyPEM());
    write(chain, made.getCertificatePathPEM());
  }

  private static CannotStart cannotMake(Path folder, Exception why) {
    return new CannotStart(
        "FOLKMOOT_TLS: no certificate can be made in %s (%s).".formatted(folder, why.getMessage()),
        why);
  }

  private static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(OwnerOnly.file(fresh), text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
