package org.folkmoot.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.memory.InMemorySignIns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may open a socket. */
class UpgradeTest {
  private static House house;
  private static House.Person ann;
  private static House.Person bob;

  @BeforeAll
  static void open() {
    house =
        House.open(
            "folkmoot.public-url", "https://chat.example",
            "folkmoot.allowed-origins", "http://other.example:8443");
    ann = house.person("ann");
    bob = house.person("bob");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static int status(String path, String... headers) throws IOException {
    try (RawSocket socket = RawSocket.open(house.port(), path, headers)) {
      return socket.status();
    }
  }

  private static String origin(String origin) {
    return "Origin: " + origin;
  }

  private static Object whoIs(RawSocket socket) throws IOException {
    socket.say("{\"type\":\"hello\",\"cursors\":{}}");
    return ((Map<?, ?>) socket.hear("ready").get("user")).get("username");
  }

  @Test
  void nobodyIsRefused() throws IOException {
    try (RawSocket socket = RawSocket.open(house.port(), "/ws")) {
      assertThat(socket.status()).isEqualTo(401);
      assertThat(socket.answer()).contains("application/problem+json");
    }
  }

  @Test
  void bearerNeedsNoOrigin() throws IOException {
    assertThat(status("/ws", ann.bearer())).isEqualTo(101);
    assertThat(status("/ws", ann.bearer(), origin("https://evil.example"))).isEqualTo(101);
    assertThat(status("/ws", "Authorization: Bearer ::", ann.cookie()))
        .as("a bad header isn't made up for by a cookie")
        .isEqualTo(401);
  }

  @Test
  void cookieNeedsAnOwnOrigin() throws IOException {
    String own = origin("http://" + RawSocket.host(house.port()));
    assertThat(status("/ws", ann.cookie(), own)).isEqualTo(101);
    assertThat(status("/ws", ann.cookie(), origin("https://chat.example"))).isEqualTo(101);
    assertThat(status("/ws", ann.cookie(), origin("https://CHAT.example:443"))).isEqualTo(101);
    assertThat(status("/ws", ann.cookie(), origin("http://other.example:8443"))).isEqualTo(101);
  }

  @Test
  void cookieFromAForeignPageIsRefused() throws IOException {
    String own = origin("http://" + RawSocket.host(house.port()));
    assertThat(status("/ws", ann.cookie())).isEqualTo(403);
    assertThat(status("/ws", ann.cookie(), origin("null"))).isEqualTo(403);
    assertThat(status("/ws", ann.cookie(), origin("https://evil.example"))).isEqualTo(403);
    assertThat(status("/ws", ann.cookie(), origin("http://moot.example"))).isEqualTo(403);
    assertThat(status("/ws", ann.cookie(), origin("http://chat.example"))).isEqualTo(403);
    assertThat(status("/ws", ann.cookie(), own, origin("https://evil.example"))).isEqualTo(403);
  }

  @Test
  void theHostBeforeATrustedProxyIsOurOwn() throws IOException {
    String page = origin("https://moot.example");
    String forwarded = "X-Forwarded-Host: moot.example";
    assertThat(status("/ws", ann.cookie(), page, forwarded)).isEqualTo(403);
    try (House behind = House.open("folkmoot.trusted-proxies", "127.0.0.1")) {
      House.Person cleo = behind.person("cleo");
      try (RawSocket socket =
          RawSocket.open(
              behind.port(), "/ws", cleo.cookie(), page, forwarded, "X-Forwarded-Proto: wss")) {
        assertThat(socket.status()).isEqualTo(101);
      }
      try (RawSocket socket =
          RawSocket.open(behind.port(), "/ws", cleo.cookie(), page, forwarded)) {
        assertThat(socket.status()).as("a page over TLS, of a proxy without").isEqualTo(403);
      }
    }
  }

  @Test
  void anotherSchemeOfTheSameHostIsForeign() throws IOException {
    String host = RawSocket.host(house.port());
    for (String scheme : List.of("https", "evil", "ws", "file")) {
      assertThat(status("/ws", ann.cookie(), origin(scheme + "://" + host)))
          .as(scheme)
          .isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-WebSocket-Version: 12\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 8\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: x\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 12",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      })
  void anotherVersionIsToldWhichOneIsSpoken(String headers) throws IOException {
    try (RefusedUpgrade asked = RefusedUpgrade.of(house.port(), "GET", headers, ann.bearer())) {
      asked.isProblem(426, "upgrade_required");
      assertThat(asked.head()).contains("sec-websocket-version: 13");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sec-WebSocket-Key:",
        "Sec-WebSocket-Key: short",
        "Sec-WebSocket-Key: c2hvcnQ=",
        "Sec-WebSocket-Key: ====",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Key: another",
      })
  void anUpgradeWithoutAGoodKeyIsInvalid(String headers) throws IOException {
    String version = "Sec-WebSocket-Version: 13\r\n";
    try (RefusedUpgrade asked =
        RefusedUpgrade.of(house.port(), "GET", (version + headers).strip(), ann.bearer())) {
      asked.isProblem(400, "invalid");
    }
  }

  @Test
  void onlyAGetBecomesASocket() throws IOException {
    String good = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    try (RefusedUpgrade asked = RefusedUpgrade.of(house.port(), "POST", good, ann.bearer())) {
      asked.isProblem(400, "invalid");
    }
  }

  @Test
  void ticketIsGoodOnce() throws IOException {
    String path = "/ws?ticket=" + house.ticket(ann);
    try (RawSocket socket = RawSocket.open(house.port(), path)) {
      assertThat(whoIs(socket)).isEqualTo("ann");
    }
    assertThat(status(path)).isEqualTo(401);
    assertThat(status("/ws?ticket=forged.a.b.c.d")).isEqualTo(401);
  }

  @Test
  void firstCredentialThatIsThereCounts() throws IOException {
    String ticket = "/ws?ticket=" + house.ticket(ann);
    try (RawSocket socket = RawSocket.open(house.port(), ticket, bob.cookie())) {
      assertThat(whoIs(socket)).isEqualTo("ann");
    }
    assertThat(status(ticket, bob.cookie(), origin("http://" + RawSocket.host(house.port()))))
        .as("a spent ticket isn't made up for by a cookie")
        .isEqualTo(401);
    String another = "/ws?ticket=" + house.ticket(ann);
    try (RawSocket socket = RawSocket.open(house.port(), another, bob.bearer())) {
      assertThat(whoIs(socket)).isEqualTo("bob");
    }
  }

  @Test
  void endedSignInIsRefused() throws IOException {
    House.Person eve = house.person("eve");
    house.get(InMemorySignIns.class).revoke(eve.signedIn().signIn(), Instant.now());
    assertThat(status("/ws", eve.bearer())).isEqualTo(401);
    assertThat(status("/ws?ticket=" + house.ticket(eve))).isEqualTo(401);
  }

  @Test
  void whoIsKnownAlreadyIsHeldToTheSame() throws IOException {
    House.Person fay = house.person("fay");
    assertThat(status("/ws", fay.bearer())).isEqualTo(101);
    assertThat(house.get(CheckSignIn.class).isKnownGood(fay.signedIn().signIn())).isTrue();
    try (RawSocket socket = RawSocket.open(house.port(), "/ws", fay.bearer())) {
      assertThat(whoIs(socket)).isEqualTo("fay");
    }
    String own = origin("http://" + RawSocket.host(house.port()));
    try (RawSocket socket = RawSocket.open(house.port(), "/ws", fay.cookie(), own)) {
      assertThat(whoIs(socket)).isEqualTo("fay");
    }
    assertThat(status("/ws", fay.cookie(), origin("https://evil.example"))).isEqualTo(403);
    assertThat(status("/ws?ticket=forged.a.b.c.d", fay.cookie(), own)).isEqualTo(401);
    house.get(InMemorySignIns.class).revoke(fay.signedIn().signIn(), Instant.now());
    house.get(CheckSignIn.class).ended(fay.signedIn().signIn());
    assertThat(status("/ws", fay.bearer())).isEqualTo(401);
    assertThat(status("/ws", fay.cookie(), own)).isEqualTo(401);
  }

  @Test
  void compressionIsNotAgreedTo() throws IOException {
    try (RawSocket socket =
        RawSocket.open(
            house.port(),
            "/ws",
            ann.bearer(),
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")) {
      assertThat(socket.status()).isEqualTo(101);
      assertThat(socket.answer().toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("sec-websocket-extensions");
    }
  }

  @Test
  void clientsKeyIsNobodysName() throws IOException {
    // RawSocket always sends the same Sec-WebSocket-Key.
    try (RawSocket first = house.connect(ann);
        RawSocket second = house.connect(bob)) {
      first.say("{\"type\":\"hello\",\"cursors\":{}}");
      second.say("{\"type\":\"hello\",\"cursors\":{}}");
      Object one = first.hear("ready").get("connection");
      Object other = second.hear("ready").get("connection");
      assertThat(one).isNotEqualTo(other);
      first.say("{\"type\":\"ping\"}");
      first.hear("pong");
      second.say("{\"type\":\"ping\"}");
      second.hear("pong");
    }
  }

  @Test
  void firstFrameMayComeAtOnce() throws IOException {
    for (int i = 0; i < 100; i++) {
      house.greeted(ann).close();
    }
  }

  @Test
  void pageAboutTheSocketIsOpenToAll() throws IOException {
    try (RawSocket page = RawSocket.get(house.port(), "/socket.md")) {
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.answer()).contains("text/markdown");
    }
  }
}
