package org.folkmoot.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ports of a whole server, asked for what is no address. */
class StrangeAddressTest {
  private static final int TIMEOUT_MILLIS = 20_000;

  @TempDir static Path home;

  private static Program program;
  private static List<Integer> ports;

  @BeforeAll
  static void begin() throws IOException {
    int management;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      management = free.getLocalPort();
    }
    program = Program.start(home, Map.of("FOLKMOOT_MANAGEMENT_PORT", Integer.toString(management)));
    ports = List.of(program.address().getPort(), management);
  }

  @AfterAll
  static void end() {
    program.close();
  }

  private static String ask(int port, String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static String get(int port, String target, String... headers) throws IOException {
    return ask(
        port,
        "GET "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + String.join("\r\n", headers)
            + (headers.length == 0 ? "" : "\r\n")
            + "Connection: close\r\n\r\n");
  }

  private static void isProblem(String answer, int status, String code) {
    assertThat(answer.toLowerCase(Locale.ROOT))
        .startsWith("http/1.1 " + status + " ")
        .contains("content-type: application/problem+json", "\"code\":\"" + code + "\"")
        .contains("cache-control: no-store");
  }

  @Test
  void isInvalidOnBothPortsAndNothingIsLogged() throws IOException {
    for (int port : ports) {
      for (String target :
          List.of(
              "/%",
              "/r/%zz",
              "/?a=%",
              "/health/liveness?x=%",
              "/ws?ticket=%",
              "/ws?ticket=live.ticket%",
              "/a\\b",
              "/\u001b[31mred")) {
        isProblem(get(port, target), 400, "invalid");
      }
      isProblem(ask(port, "GET / HTTP/1.1\r\n\r\n"), 400, "invalid");
      isProblem(ask(port, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400, "invalid");
      isProblem(ask(port, "GET / HTTP/1.1\nHost: a\n\n"), 400, "invalid");
      isProblem(get(port, "/" + "x".repeat(9_000)), 414, "too_large");
      isProblem(get(port, "/", "X: " + "x".repeat(20_000)), 431, "too_large");
      isProblem(get(port, "/nothing", "Accept: text/html"), 404, "not_found");
      assertThat(get(port, "/health/liveness")).startsWith("HTTP/1.1 200 ");
    }
    assertThat(program.output()).as("nothing but that it is ready").hasLineCount(1);
  }

  @Test
  void anOddUpgradeIsRefusedAndNothingIsLogged() throws IOException {
    int port = ports.getFirst();
    String upgrade = "Upgrade: websocket\r\nConnection: Upgrade";
    String key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    isProblem(get(port, "/ws", upgrade, "Sec-WebSocket-Version: 12", key), 426, "upgrade_required");
    isProblem(get(port, "/ws", upgrade, "Sec-WebSocket-Version: 13"), 400, "invalid");
    isProblem(get(port, "/ws"), 426, "upgrade_required");
    isProblem(get(port, "/api/me", upgrade, "Sec-WebSocket-Version: 13", key), 404, "not_found");
    isProblem(get(port, "/nothing", upgrade, "Sec-WebSocket-Version: 13", key), 404, "not_found");
    isProblem(
        get(ports.getLast(), "/nothing", upgrade, "Sec-WebSocket-Version: 13", key),
        404,
        "not_found");
    assertThat(program.output()).as("nothing but that it is ready").hasLineCount(1);
  }
}
