package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is believed of a call that came by a proxy, and what only pretends to. */
class BehindProxyTest {
  private static final String LOGIN =
      """
      {"username": "ada", "password": "not the right one"}""";
  private static final String REGISTER =
      """
      {"username": "%s", "password": "a good password"}""";

  private static Site behindProxy() {
    return Site.open("folkmoot.limits", "2/min", "folkmoot.trusted-proxies", "127.0.0.0/8,::1");
  }

  private static Site alone() {
    return Site.open("folkmoot.limits", "2/min");
  }

  private static int logIn(Site site, String forwardedFor) {
    return site.nobody()
        .with("X-Forwarded-For", forwardedFor)
        .post("/api/auth/login", LOGIN)
        .status();
  }

  @Test
  void eachCallerHasLimitsOfTheirOwn() {
    try (Site site = behindProxy()) {
      for (int call = 0; call < 2; call++) {
        assertThat(logIn(site, "192.0.2.1")).isEqualTo(401);
        assertThat(logIn(site, "192.0.2.2")).isEqualTo(401);
      }
      assertThat(logIn(site, "192.0.2.1")).isEqualTo(429);
      // What the caller wrote themselves stands before what the proxy added.
      assertThat(logIn(site, "198.51.100.1, 192.0.2.2")).isEqualTo(429);
    }
  }

  @Test
  void aStrangerCannotPretendToBeSomebodyElse() {
    try (Site site = alone()) {
      assertThat(logIn(site, "192.0.2.1")).isEqualTo(401);
      assertThat(logIn(site, "192.0.2.2")).isEqualTo(401);
      assertThat(logIn(site, "192.0.2.3")).isEqualTo(429);
    }
  }

  @Test
  void cookiesAreSecureWhereTheProxyEndsTls() {
    try (Site site = behindProxy()) {
      assertThat(register(site, "ada", "https")).contains("Secure");
      assertThat(register(site, "bob", "http")).doesNotContain("Secure");
    }
    try (Site site = alone()) {
      assertThat(register(site, "ada", "https")).doesNotContain("Secure");
    }
  }

  private static String register(Site site, String name, String scheme) {
    return site.nobody()
        .with("X-Forwarded-Proto", scheme)
        .post("/api/auth/register", REGISTER.formatted(name))
        .is(201)
        .header("set-cookie");
  }

  @Test
  void aPageOfTheHostBeforeTheProxyIsOurs() {
    try (Site site = behindProxy()) {
      assertThat(createFrom(site, "chat.example.org", "https", "ada")).isEqualTo(201);
      assertThat(createFrom(site, "evil.example.org, chat.example.org", "wss", "bob"))
          .isEqualTo(201);
    }
    try (Site site = behindProxy()) {
      assertThat(createFrom(site, "chat.example.org, other.example.org", "https", "ada"))
          .isEqualTo(403);
    }
    try (Site site = behindProxy()) {
      assertThat(createFrom(site, "chat.example.org", "http", "ada"))
          .as("its pages are those that it gives out over TLS")
          .isEqualTo(403);
    }
    try (Site site = alone()) {
      assertThat(createFrom(site, "chat.example.org", "https", "ada")).isEqualTo(403);
    }
  }

  private static int createFrom(Site site, String forwardedHost, String scheme, String name) {
    String cookies =
        site.nobody().post("/api/auth/register", REGISTER.formatted(name)).is(201).cookies();
    return site.nobody()
        .with("Cookie", cookies)
        .with("Origin", "https://chat.example.org")
        .with("X-Forwarded-Host", forwardedHost)
        .with("X-Forwarded-Proto", scheme)
        .post(
            "/api/rooms",
            """
            {"name": "%s's", "visibility": "public"}"""
                .formatted(name))
        .status();
  }
}
