package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.folkmoot.bootstrap.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that proves itself, with what it has made for that. */
class TlsTest {
  private static final String ACCOUNT =
      "{\"username\": \"ada\", \"password\": \"a good password\"}";

  @TempDir private static Path home;
  private static OwnPostgres postgres;
  private static Map<String, String> settings;
  private static Folkmoot folkmoot;

  @BeforeAll
  static void start() throws Exception {
    postgres = new OwnPostgres(home);
    settings = new HashMap<>(postgres.settings());
    settings.put("FOLKMOOT_SECRET", "a secret that is long enough for a signature");
    settings.put("FOLKMOOT_DATA", home.resolve("data").toString());
    settings.put("FOLKMOOT_PORT", "0");
    settings.put("FOLKMOOT_MANAGEMENT_PORT", "0");
    settings.put("FOLKMOOT_DRAIN_SECONDS", "0");
    settings.put("FOLKMOOT_TLS", "self-signed");
    folkmoot = Folkmoot.start(Settings.from(settings));
  }

  @AfterAll
  static void end() throws Exception {
    folkmoot.close();
    postgres.close();
  }

  private static Path file(String name) {
    return home.resolve("data").resolve("tls").resolve(name);
  }

  private static SSLContext trusting(Path chain) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(chain)) {
      trusted.setCertificateEntry(
          "it", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void somebodyRegistersAndTalksOverASocket() throws Exception {
    URI address = folkmoot.address();
    assertThat(address.getScheme()).isEqualTo("https");
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(trusting(file("chain.pem"))).build()) {
      HttpResponse<String> registered =
          client.send(
              HttpRequest.newBuilder(address.resolve("/api/auth/register"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(ACCOUNT))
                  .build(),
              BodyHandlers.ofString());
      assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
      assertThat(registered.headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
      String token = registered.body().replaceAll("(?s).*\"accessToken\":\"([^\"]+)\".*", "$1");
      BlockingQueue<String> frames = new LinkedBlockingQueue<>();
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .header("Authorization", "Bearer " + token)
              .buildAsync(
                  URI.create(address.toString().replaceFirst("https", "wss") + "/ws"),
                  new Frames(frames))
              .get(10, TimeUnit.SECONDS);
      socket.sendText("{\"type\":\"hello\",\"cursors\":{}}", true).get(10, TimeUnit.SECONDS);
      String ready = frames.poll(10, TimeUnit.SECONDS);
      assertThat(ready).contains("\"type\":\"ready\"");
      String room = ready.replaceAll("(?s).*\"rooms\":\\[\\{\"id\":\"([^\"]+)\".*", "$1");
      socket
          .sendText(
              "{\"type\":\"post\",\"ref\":\"1\",\"room\":\"%s\",\"clientId\":\"c\",\"body\":\"safe\"}"
                  .formatted(room),
              true)
          .get(10, TimeUnit.SECONDS);
      String heard = frames.poll(10, TimeUnit.SECONDS) + frames.poll(10, TimeUnit.SECONDS);
      assertThat(heard).contains("\"type\":\"ack\"", "\"body\":\"safe\"");
      socket.abort();
    }
  }

  @Test
  void whoDoesNotTrustItIsNotTalkedInto() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(
              () ->
                  client.send(
                      HttpRequest.newBuilder(folkmoot.address()).build(), BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void theKeyIsTheOwnersAloneAndStays() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("key.pem"))))
        .isEqualTo("rw-------");
    String key = Files.readString(file("key.pem"));
    Settings again = Settings.from(settings);
    assertThat(again.tls()).isNotNull();
    again.tls().prepare(again.data());
    assertThat(Files.readString(file("key.pem"))).isEqualTo(key);
  }

  /** What comes over the socket, whole. */
  private record Frames(BlockingQueue<String> frames) implements WebSocket.Listener {
    private static final ThreadLocal<StringBuilder> PARTS =
        ThreadLocal.withInitial(StringBuilder::new);

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      PARTS.get().append(text);
      if (last) {
        frames.add(PARTS.get().toString());
        PARTS.remove();
      }
      socket.request(1);
      return null;
    }
  }
}
