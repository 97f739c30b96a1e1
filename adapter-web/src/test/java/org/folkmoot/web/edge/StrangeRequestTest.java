package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no browser sends is refused in the form of the wire contract, and nothing is logged. */
class StrangeRequestTest {
  private static final String REST = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

  private static Site site;

  private Heard heard = new Heard();

  @BeforeAll
  static void open() {
    site = Site.open();
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @BeforeEach
  void listen() {
    heard.close();
    heard = new Heard();
  }

  @AfterEach
  void nothingIsLogged() {
    heard.close();
    assertThat(heard.lines()).isEmpty();
  }

  private static RawCall send(String request) {
    return RawCall.send(site.origin(), request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%",
        "/r/%zz",
        "/?a=%",
        "/health/liveness?x=%",
        "/ws?ticket=%",
        "/a\\b",
        "/a\u001bb",
        "/?a=\u001b[31m",
        "/a\u0001",
        "/a\u0085",
        "/a\u00e9",
        "/a\"<>^`{|}",
        "/r/%ff",
        "/r/a#b",
        "//evil.example/r",
        "r/tea",
        "*",
        "localhost:80",
        "ftp://localhost/",
        "http://a@b/",
        "/api/rooms/%c3%28/messages"
      })
  void anAddressThatIsNoneIsInvalid(String target) {
    send("GET " + target + REST + "\r\n").isProblem(400, "invalid");
    send("POST " + target + REST + "Content-Length: 2\r\n\r\n{}").isProblem(400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: user@a\r\n\r\n",
      })
  void aRequestNamesOneHost(String request) {
    send(request).isProblem(400, "invalid");
  }

  @Test
  void aRequestThatKnowsNoHostsNamesNone() {
    assertThat(send("GET /login HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
    assertThat(RawCall.get("http://localhost:" + port(), "/login").status()).isEqualTo(200);
    assertThat(send("GET / HTTP/1.1\r\nHost: [::1]:8080\r\nConnection: close\r\n\r\n").status())
        .isEqualTo(200);
  }

  private static int port() {
    return java.net.URI.create(site.origin()).getPort();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\nb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n: empty\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX y: z\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / a HTTP/1.1\r\nHost: a\r\n\r\n",
        "nonsense\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
        "POST /api/rooms HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "POST /api/rooms HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /api/rooms HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "POST /api/rooms HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "POST /api/rooms HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /api/rooms HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nContent-Length: 2\r\n\r\n{}",
      })
  void whatIsNoRequestIsInvalid(String request) {
    send(request).isProblem(400, "invalid");
  }

  @Test
  void aLongAddressAndLongHeadersAreTooLarge() {
    RawCall.get(site.origin(), "/" + "x".repeat(20_000)).isProblem(414, "too_large");
    RawCall.get(site.origin(), "/?q=" + "x".repeat(20_000)).isProblem(414, "too_large");
    RawCall.get(site.origin(), "/", "X: " + "x".repeat(20_000)).isProblem(431, "too_large");
  }

  @Test
  void aLargeBodyIsTooLargeByWhatItSaysAndByWhatItIs() {
    send("POST /api/auth/login" + REST + "Content-Length: 8193\r\n\r\n")
        .isProblem(413, "too_large");
    send("POST /api/rooms" + REST + "Content-Length: 65537\r\n\r\n").isProblem(413, "too_large");
    String chunk = "2001\r\n" + "x".repeat(0x2001) + "\r\n";
    send("POST /api/auth/login" + REST + "Transfer-Encoding: chunked\r\n\r\n" + chunk)
        .isProblem(413, "too_large");
  }

  @Test
  void aBombIsNotUnpacked() {
    send("POST /api/rooms" + REST + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}")
        .isProblem(415, "unsupported_type");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, 404, not_found",
    "GET, /api/nothing, 404, not_found",
    "DELETE, /login, 405, invalid",
    "BREW, /login, 405, invalid",
    "OPTIONS, /api/me, 405, invalid",
    "TRACE, /api/me, 405, invalid",
    "GET, /assets/none/app.js, 404, not_found",
  })
  void whatTheFrameworkRefusesHasTheSameForm(String method, String path, int status, String code) {
    for (String accept : new String[] {"text/html", "*/*", "image/png", "application/json"}) {
      send(method + " " + path + REST + "Accept: " + accept + "\r\n\r\n").isProblem(status, code);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/%61pi/rooms", "/api/%72ooms", "/api//rooms", "/API/rooms", "/api/rooms/"})
  void noOtherWayOfWritingAnAddressPassesTheDoor(String path) {
    String cookies = site.nobody().post("/api/auth/login", LOGIN).cookies();
    RawCall answer =
        send(
            "POST "
                + path
                + REST
                + "Origin: https://evil.example\r\nContent-Type: application/json\r\nCookie: "
                + (cookies.isEmpty() ? registered() : cookies)
                + "\r\nContent-Length: 39\r\n\r\n{\"name\": \"evil\", \"visibility\": \"public\"}");
    assertThat(answer.status()).isIn(403, 404, 405);
  }

  private static final String LOGIN =
      """
      {"username": "zoe", "password": "a good password"}""";

  private static String registered() {
    return site.register("zoe").cookies();
  }

  @ParameterizedTest
  @CsvSource({
    "gzip;q=0.5, true",
    "*, true",
    "'*;q=0, gzip', true",
    "gzip;q=0, false",
    "*;q=0, false",
  })
  void theWeightOfAnEncodingIsRead(String accepted, boolean packed) {
    RawCall page = RawCall.get(site.origin(), "/", "Accept-Encoding: " + accepted);
    assertThat(page.head().contains("content-encoding: gzip")).isEqualTo(packed);
  }

  @Test
  void answersOfTheApiAreKeptByNobody() {
    Site.Caller ada = site.person("ada");
    assertThat(ada.get("/api/me").header("cache-control")).isEqualTo("no-store");
    assertThat(ada.get("/api/rooms").header("cache-control")).isEqualTo("no-store");
    assertThat(ada.get("/api/nothing").header("cache-control")).isEqualTo("no-store");
    assertThat(site.nobody().get("/api/me").header("cache-control")).isEqualTo("no-store");
    assertThat(site.register("eve").header("cache-control")).isEqualTo("no-store");
    assertThat(site.nobody().get("/").header("cache-control")).isEqualTo("no-cache");
    assertThat(ada.send("PUT", "/api/me/read", "{\"heads\": {}}").is(204).header("cache-control"))
        .isEqualTo("no-store");
  }
}
