package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a foreign page can send by itself signs nobody in, and changes nothing. */
class StatedBodyTest {
  private static final String REGISTER =
      """
      {"username": "%s", "password": "a good password"}""";

  private static Site site;
  private static String ada;

  @BeforeAll
  static void open() {
    site = Site.open("folkmoot.trusted-proxies", "192.0.2.1");
    ada = site.register("ada").string("accessToken");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static RawCall post(String path, String body, String... headers) {
    StringBuilder request = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
    request.append("Host: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("Content-Length: " + body.length() + "\r\n\r\n" + body);
    return RawCall.send(site.origin(), request.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: nothing",
        "Content-Type:",
        "Content-Type: text/plain",
        "Content-Type: text/plain;charset=UTF-8",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: multipart/form-data; boundary=x",
        "Content-Type: nonsense",
        "Content-Type: application/jsonp",
        "Content-Type: application/json\r\nContent-Type: text/plain",
        "Content-Type: text/plain, application/json",
      })
  void aBodyThatDoesNotSayThatItIsJsonIsRefused(String type) {
    post("/api/auth/login", REGISTER.formatted("ada"), type).isProblem(415, "unsupported_type");
    post("/api/auth/register", REGISTER.formatted("new"), type).isProblem(415, "unsupported_type");
    post("/api/auth/refresh", "{\"refreshToken\": \"x\"}", type).isProblem(415, "unsupported_type");
    post("/api/rooms", "{\"name\": \"x\", \"visibility\": \"public\"}", type, bearer())
        .isProblem(415, "unsupported_type");
    post("/api/rooms/~general/join", "{}", type, bearer()).isProblem(415, "unsupported_type");
  }

  private static String bearer() {
    return "Authorization: Bearer " + ada;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/json",
        "Content-Type: application/json; charset=utf-8",
        "content-type: Application/JSON",
      })
  void jsonIsTakenHoweverItIsWritten(String type) {
    assertThat(post("/api/auth/login", REGISTER.formatted("ada"), type).status()).isEqualTo(200);
  }

  @Test
  void whatHasNoBodyNeedSayNothing() {
    assertThat(post("/api/rooms/~general/join", "", bearer()).status()).isEqualTo(200);
    assertThat(post("/api/ws-ticket", "", bearer()).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: null",
        "Origin:",
        "Origin: https://evil.example",
        "Origin: https://localhost",
        "Origin: evil://localhost",
        "Origin: http://localhost:81",
        "Origin: http://localhost\r\nOrigin: https://evil.example",
      })
  void aForeignPageIsGivenNoCookies(String origin) {
    String json = "Content-Type: application/json";
    for (String path : new String[] {"login", "register", "refresh", "login/"}) {
      RawCall answer = post("/api/auth/" + path, REGISTER.formatted("ada"), json, origin);
      if (path.equals("refresh")) {
        answer = post("/api/auth/refresh", "{\"refreshToken\": \"x\"}", json, origin);
      }
      answer.isProblem(403, "forbidden");
      assertThat(answer.head()).doesNotContain("set-cookie");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Origin: http://localhost", "Origin: https://configured.example.org", "X: none"})
  void anOwnPageIsAndSoIsWhatIsNone(String origin) {
    RawCall answer =
        post(
            "/api/auth/login", REGISTER.formatted("ada"), "Content-Type: application/json", origin);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.head()).contains("set-cookie: folkmoot_access=");
  }
}
