package org.folkmoot.bootstrap.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load balancer's configuration, with a real HAProxy before replicas that are none. */
class HaproxyTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String CONFIGURATION = ROOT + "/deploy/haproxy/haproxy.cfg";
  private static final String LOOPBACK = "127.0.0.1";

  @TempDir Path home;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<StubReplica> replicas = new ArrayList<>();
  private Process haproxy;
  private int port;
  private int statsPort;
  private String bind;

  @BeforeEach
  void start() throws IOException {
    StringBuilder backend = new StringBuilder("backend folkmoot\n");
    for (int i = 1; i <= 2; i++) {
      StubReplica replica = new StubReplica();
      replicas.add(replica);
      backend.append("  server replica-%d 127.0.0.1:%d\n".formatted(i, replica.port()));
    }
    Path cfg = Files.writeString(home.resolve("replicas.cfg"), backend);
    port = freePort();
    statsPort = freePort();
    bind = LOOPBACK + ":" + port;
    haproxy = haproxy("-db", "-f", CONFIGURATION, "-f", cfg.toString());
    awaitBalance("UP", "UP");
  }

  @AfterEach
  void end() throws IOException {
    haproxy.destroy();
    haproxy.onExit().join();
    for (StubReplica replica : replicas) {
      replica.close();
    }
    client.close();
  }

  @Test
  void itsOwnExampleIsValidWithoutAWarning() throws Exception {
    Process check =
        haproxy("-c", "-dW", "-f", CONFIGURATION, "-f", ROOT + "/deploy/haproxy/replicas.cfg");

    assertThat(check.waitFor()).as(Files.readString(home.resolve("haproxy.log"))).isZero();
  }

  @Test
  void nobodyButTheBalancerSaysWhoIsCalling() throws Exception {
    HttpRequest forged =
        request("/any")
            .header("X-Forwarded-For", "8.8.8.8")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "evil.example")
            .header("Forwarded", "for=8.8.8.8")
            .build();

    assertThat(client.send(forged, BodyHandlers.discarding()).statusCode()).isEqualTo(200);

    assertThat(asked())
        .singleElement()
        .asString()
        .containsIgnoringCase("X-Forwarded-For: " + LOOPBACK)
        .containsIgnoringCase("X-Forwarded-Proto: http\r\n")
        .doesNotContainIgnoringCase("8.8.8.8")
        .doesNotContainIgnoringCase("evil.example");
  }

  @Test
  void whatAReplicaMayHaveDoneIsNotSentAgain() throws Exception {
    assertThat(post("/takes-it-and-dies").statusCode()).isEqualTo(502);

    assertThat(asked()).hasSize(1);
  }

  @Test
  void aConnectionThatIsRefusedGoesToAnotherReplica() throws Exception {
    replicas.getFirst().close();

    for (int i = 0; i < 4; i++) {
      assertThat(post("/any").statusCode()).isEqualTo(200);
    }
    assertThat(replicas.getLast().asked()).hasSize(4);
  }

  @Test
  void aReplicaThatLeavesGetsNothingNewAndKeepsItsSockets() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      say(socket, "GET /ws HTTP/1.1");
      say(socket, "Host: localhost");
      say(socket, "Connection: Upgrade");
      say(socket, "Upgrade: websocket");
      say(socket, "Sec-WebSocket-Version: 13");
      say(socket, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
      say(socket, "");
      assertThat(line(socket)).startsWith("HTTP/1.1 101 ");
      while (!line(socket).isEmpty()) {
        // the rest of the head
      }
      boolean first = !replicas.getFirst().asked().isEmpty();
      StubReplica leaving = first ? replicas.getFirst() : replicas.getLast();

      leaving.ready(false);
      awaitBalance(first ? "DOWN" : "UP", first ? "UP" : "DOWN");

      say(socket, "still here");
      assertThat(line(socket)).isEqualTo("still here");
      for (int i = 0; i < 4; i++) {
        assertThat(post("/any").statusCode()).isEqualTo(200);
      }
      assertThat(leaving.asked()).hasSize(1);
    }
  }

  /** As its first lines say; browsers then need one connection for all that they ask. */
  @Test
  void withACertificateItSpeaksHttp2() throws Exception {
    X509Bundle certificate =
        new CertificateBuilder()
            .subject("CN=" + LOOPBACK)
            .setIsCertificateAuthority(true)
            .addSanIpAddress(LOOPBACK)
            .buildSelfSigned();
    Path pem =
        Files.writeString(
            home.resolve("folkmoot.pem"),
            certificate.getCertificatePathPEM() + certificate.getPrivateKeyPEM());
    haproxy.destroy();
    haproxy.onExit().join();
    bind += " ssl crt " + pem + " alpn h2,http/1.1";
    haproxy = haproxy("-db", "-f", CONFIGURATION, "-f", home.resolve("replicas.cfg").toString());
    awaitBalance("UP", "UP");

    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, certificate.toTrustManagerFactory().getTrustManagers(), null);
    try (HttpClient browser = HttpClient.newBuilder().sslContext(trusting).build()) {
      HttpResponse<Void> answer =
          browser.send(
              HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/any")).build(),
              BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }
    assertThat(asked())
        .singleElement()
        .asString()
        .containsIgnoringCase("X-Forwarded-Proto: https\r\n");
  }

  private List<String> asked() {
    return replicas.stream().flatMap(replica -> replica.asked().stream()).toList();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<Void> post(String path) throws IOException, InterruptedException {
    return client.send(
        request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding());
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
  }

  private static String line(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = socket.getInputStream().read();
        next >= 0 && next != '\n';
        next = socket.getInputStream().read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private void awaitBalance(String first, String second) {
    URI table = URI.create("http://127.0.0.1:" + statsPort + "/;csv");
    await()
        .ignoreExceptions()
        .until(
            () -> {
              assertThat(haproxy.isAlive())
                  .as(Files.readString(home.resolve("haproxy.log")))
                  .isTrue();
              return client
                  .send(HttpRequest.newBuilder(table).build(), BodyHandlers.ofString())
                  .body()
                  .lines()
                  .filter(row -> row.startsWith("folkmoot,replica-"))
                  .map(row -> row.split(",", -1)[17])
                  .toList();
            },
            List.of(first, second)::equals);
  }

  /** Found or fetched as the commands do it. */
  private Process haproxy(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "bash",
            "-euc",
            "shift; . %1$s/house.sh; . %1$s/programs.sh; program=$(find_haproxy); exec \"$program\" \"$@\""
                .formatted("\"$0\"")));
    command.add(ROOT + "/deploy");
    command.add("-");
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("haproxy.log").toFile());
    builder
        .environment()
        .putAll(Map.of("FOLKMOOT_BIND", bind, "FOLKMOOT_STATS", LOOPBACK + ":" + statsPort));
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
