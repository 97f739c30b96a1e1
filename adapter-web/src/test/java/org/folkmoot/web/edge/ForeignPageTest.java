package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a page on another host may do: with a token, and only where the operator named it. */
class ForeignPageTest {
  private static final String FRIEND = "https://friend.example";
  private static final String STRANGER = "https://stranger.example";

  private static Site site;

  @BeforeAll
  static void open() {
    site =
        Site.open(
            "micronaut.server.cors.enabled",
            "true",
            "micronaut.server.cors.configurations.pages.allowed-origins",
            FRIEND);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static Site.Answer preflight(String origin, String method) {
    return site.nobody()
        .with("Origin", origin)
        .with("Access-Control-Request-Method", method)
        .with("Access-Control-Request-Headers", "authorization,content-type")
        .send("OPTIONS", "/api/rooms", "");
  }

  @Test
  void aNamedOneIsLetIn() {
    Site.Answer asked = preflight(FRIEND, "POST").is(200);
    assertThat(asked.header("access-control-allow-origin")).isEqualTo(FRIEND);
    assertThat(asked.header("access-control-allow-headers")).containsIgnoringCase("authorization");
    assertThat(asked.header("access-control-allow-credentials")).isEmpty();
    Site.Answer rooms = site.person("ada").with("Origin", FRIEND).get("/api/rooms").is(200);
    assertThat(rooms.header("access-control-allow-origin")).isEqualTo(FRIEND);
  }

  @Test
  void theServersOwnPageIsAsEver() {
    site.nobody()
        .with("Origin", site.origin())
        .post("/api/auth/register", "{\"username\": \"cleo\", \"password\": \"a good password\"}")
        .is(201);
  }

  @Test
  void nobodyElseIs() {
    assertThat(preflight(STRANGER, "POST").header("access-control-allow-origin")).isEmpty();
    Site.Answer rooms = site.person("bob").with("Origin", STRANGER).get("/api/rooms");
    assertThat(rooms.header("access-control-allow-origin")).isEmpty();
  }
}
