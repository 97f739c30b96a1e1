package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
  private static Site site;

  @BeforeAll
  static void open() {
    site = Site.open();
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static final String LOGIN =
      """
      {"username": "%s", "password": "%s"}""";

  private static Site.Answer logIn(String name, String password) {
    return site.nobody().post("/api/auth/login", LOGIN.formatted(name, password));
  }

  private static void revoke(String name) {
    InMemoryHouse house = site.house();
    for (SignIn signIn :
        house.signIns.of(house.users.byUsername(new Username(name)).orElseThrow().id())) {
      house.signIns.revoke(signIn.id(), house.clock.instant());
      house.checkSignIn.ended(signIn.id());
    }
  }

  @Test
  void registeringAnswersTokensAndOnesOwnAddress() {
    Site.Answer tokens = site.register("ada");
    assertThat(tokens.string("refreshToken")).isNotBlank();
    assertThat(tokens.string("expiresAt")).matches("\\d{4}-.*T.*\\.\\d{3}Z");
    assertThat(tokens.get("user").get("email").getStringValue()).isEqualTo("ada@example.org");
    Site.Answer me = site.bearer(tokens.string("accessToken")).get("/api/me").is(200);
    assertThat(me.string("username")).isEqualTo("ada");
    assertThat(me.string("email")).isEqualTo("ada@example.org");
  }

  @Test
  void nobodySeesTheAddressOfAnother() {
    site.register("shy");
    Site.Caller other = site.person("curious");
    Site.Answer user = other.get("/api/users/SHY").is(200);
    assertThat(user.string("username")).isEqualTo("shy");
    Site.Answer members = other.get("/api/rooms/~general/members?limit=200").is(200);
    assertThat(members.text()).contains("shy");
    for (Site.Answer answer : List.of(user, members, other.get("/api/rooms/~general/messages"))) {
      assertThat(answer.text()).doesNotContain("email", "@example.org");
    }
    other.get("/api/users/nobody-here").isProblem(404, "not_found", "");
  }

  @ParameterizedTest
  @CsvSource({
    "username, ''",
    "username, '\"username\": \"ab\"'",
    "password, '\"username\": \"good\"'",
    "password, '\"username\": \"good\", \"password\": \"too short\"'",
    "displayName, '\"username\": \"good\", \"password\": \"long enough\", \"displayName\": \" \"'",
    "email, '\"username\": \"good\", \"password\": \"long enough\", \"email\": \"nowhere\"'"
  })
  void aWrongFieldIsNamed(String field, String fields) {
    site.nobody().post("/api/auth/register", "{" + fields + "}").isProblem(400, "invalid", field);
  }

  @Test
  void aTakenNameIsAConflict() {
    site.register("taken");
    site.nobody()
        .post("/api/auth/register", LOGIN.formatted("TAKEN", "a good password"))
        .isProblem(409, "conflict", "");
  }

  @Test
  void whateverIsWrongAtLoginTheAnswerIsTheSame() {
    site.register("bob");
    String wrong = logIn("bob", "not his password").text();
    for (Site.Answer answer :
        List.of(
            logIn("bob", "not his password"),
            logIn("bob", "short"),
            logIn("nobody-here", "a good password"))) {
      answer.isProblem(401, "bad_credentials", "");
      assertThat(answer.text()).isEqualTo(wrong);
      assertThat(answer.cookies()).isEmpty();
    }
    logIn("BOB", "a good password").is(200);
    logIn("bob@example.org", "a good password").is(200);
  }

  @Test
  void noScriptAndNoForeignPageGetsAtTheCookies() {
    List<String> cookies = site.register("baker").headers().get("set-cookie");
    assertThat(cookies)
        .hasSize(3)
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .containsIgnoringCase("; HttpOnly")
                    .contains("; Path=/", "; Max-Age=")
                    .doesNotContain("Secure"))
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .contains(
                        cookie.startsWith("folkmoot_known=1;")
                            ? "SameSite=Lax"
                            : "SameSite=Strict"));
    assertThat(cookies).anyMatch(cookie -> cookie.contains("Path=/api/auth"));
  }

  @Test
  void behindTlsCookiesAreSecure() {
    try (Site tls = Site.open("folkmoot.public-url", "https://chat.example.org")) {
      assertThat(tls.register("ada").headers().get("set-cookie"))
          .hasSize(3)
          .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }
  }

  /** A link from elsewhere brings none of the tokens' cookies, and must not lead to the door. */
  @Test
  void thePageIsTheDoorForThoseWithoutACookieOnly() {
    assertThat(site.nobody().get("/").is(200).text()).contains("<fm-app door>");
    String cookies = site.register("deeplink").cookies();
    assertThat(cookies).contains("folkmoot_known=1");
    for (String cookie : List.of("folkmoot_known=1", cookies)) {
      String page = site.nobody().with("Cookie", cookie).get("/r/general").is(200).text();
      assertThat(page).contains("<fm-app>");
    }
    Site.Answer left =
        site.nobody()
            .with("Cookie", cookies)
            .with("Origin", site.origin())
            .post("/api/auth/logout", "")
            .is(204);
    assertThat(left.headers().get("set-cookie"))
        .anyMatch(cookie -> cookie.startsWith("folkmoot_known=;") && cookie.contains("Max-Age=0"));
  }

  @Test
  void aBrowserStaysSignedInByItsCookies() {
    Site.Caller browser =
        site.nobody()
            .with("Cookie", site.register("carol").cookies())
            .with("Origin", site.origin());
    browser.get("/api/me").is(200);
    Site.Answer refreshed = browser.post("/api/auth/refresh", "").is(200);
    assertThat(refreshed.cookies()).contains("folkmoot_access=", "folkmoot_refresh=");
    site.nobody()
        .with("Cookie", refreshed.cookies())
        .with("Origin", site.origin())
        .post("/api/auth/refresh", "{}")
        .is(200);
  }

  @Test
  void whoOpensThePageIsAskedForOnce() {
    site.nobody().with("Origin", site.origin()).post("/api/auth/resume", "").is(204);
    site.nobody().post("/api/auth/resume", "").is(204);
    Site.Answer tokens = site.register("cleo");
    Site.Answer known = resume(tokens.cookies()).is(200);
    assertThat(known.string("username")).isEqualTo("cleo");
    assertThat(known.text()).doesNotContain("accessToken", "refreshToken");
    // Nothing was traded, since nothing had to be.
    assertThat(known.headers()).doesNotContainKey("set-cookie");
    String refreshOnly = tokens.cookies().replaceFirst("folkmoot_access=[^;]*; ", "");
    Site.Answer renewed = resume(refreshOnly).is(200);
    assertThat(renewed.string("username")).isEqualTo("cleo");
    assertThat(renewed.cookies()).contains("folkmoot_access=", "folkmoot_refresh=");
    resume("folkmoot_access=x.y.z; " + refreshOnly).is(200);
    revoke("cleo");
    Site.Answer ended = resume(renewed.cookies()).is(204);
    assertThat(ended.header("set-cookie")).contains("Max-Age=0");
    resume("folkmoot_refresh=forged").is(204);
    Site.Caller foreign =
        site.nobody().with("Origin", "https://evil.example").with("Cookie", renewed.cookies());
    foreign.post("/api/auth/resume", "").isProblem(403, "forbidden", "");
    site.nobody()
        .with("Cookie", renewed.cookies())
        .post("/api/auth/resume", "")
        .isProblem(403, "forbidden", "");
  }

  private static Site.Answer resume(String cookies) {
    return site.nobody()
        .with("Cookie", cookies)
        .with("Origin", site.origin())
        .post("/api/auth/resume", "");
  }

  @Test
  void aRefreshTokenIsTradedOnceAndItsReuseEndsTheSignIn() {
    Site.Answer first = site.register("dora");
    Site.Answer second = refresh(first).is(200);
    assertThat(refresh(first).is(200).string("refreshToken"))
        .isEqualTo(second.string("refreshToken"));
    Site.Answer third = refresh(second).is(200);
    refresh(first).isProblem(401, "unauthenticated", "");
    refresh(third).isProblem(401, "unauthenticated", "");
    site.nobody()
        .post("/api/auth/refresh", "{\"refreshToken\": \"forged\"}")
        .isProblem(401, "unauthenticated", "");
    site.nobody().post("/api/auth/refresh", "").isProblem(401, "unauthenticated", "");
  }

  private static Site.Answer refresh(Site.Answer tokens) {
    return site.nobody()
        .post(
            "/api/auth/refresh",
            "{\"refreshToken\": \"%s\"}".formatted(tokens.string("refreshToken")));
  }

  @Test
  void loggingOutRevokesTheSignInAndTakesTheCookies() {
    Site.Answer tokens = site.register("eve");
    Site.Caller eve = site.bearer(tokens.string("accessToken"));
    Site.Answer gone = eve.post("/api/auth/logout", "").is(204);
    assertThat(gone.cookies()).contains("folkmoot_access=;", "folkmoot_refresh=");
    assertThat(gone.header("set-cookie")).contains("Max-Age=0");
    eve.get("/api/me").isProblem(401, "unauthenticated", "");
    refresh(tokens).isProblem(401, "unauthenticated", "");
  }

  @Test
  void aRevokedSignInMaySignInAnew() {
    Site.Answer tokens = site.register("frank");
    revoke("frank");
    Site.Caller revoked =
        site.nobody().with("Cookie", tokens.cookies()).with("Origin", site.origin());
    revoked.get("/api/me").isProblem(401, "unauthenticated", "");
    revoked.post("/api/auth/refresh", "").isProblem(401, "unauthenticated", "");
    revoked.post("/api/auth/login", LOGIN.formatted("frank", "a good password")).is(200);
    site.bearer(tokens.string("accessToken"))
        .post("/api/auth/login", LOGIN.formatted("frank", "a good password"))
        .is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."})
  void whoShowsNoGoodTokenIsNobody(String token) {
    site.bearer(token).get("/api/me").isProblem(401, "unauthenticated", "");
    site.nobody().with("Cookie", "folkmoot_access=" + token).get("/api/me").is(401);
  }

  @Test
  void tokenEndsThoughItWasGoodAMomentAgo() {
    site.register("glen");
    User glen = site.house().users.byUsername(new Username("glen")).orElseThrow();
    SignIn signIn = site.house().signIns.of(glen.id()).getFirst();
    String ends =
        site.signed(
            Map.of(
                "sub",
                glen.id().toString(),
                "username",
                "glen",
                "sid",
                signIn.id().toString(),
                "exp",
                Instant.now().plusSeconds(4).getEpochSecond()));
    site.bearer(ends).get("/api/me").is(200);
    site.bearer(ends).get("/api/me").is(200);
    await().untilAsserted(() -> site.bearer(ends).get("/api/me").is(401));
  }

  @Test
  void whoseTokenSaysNothingOfASignInMayBeginAnew() {
    site.register("gail");
    site.bearer(site.signed(Map.of("sub", "gail", "exp", 9_999_999_999L)))
        .post("/api/auth/login", "{\"username\": \"gail\", \"password\": \"a good password\"}")
        .is(200);
  }

  @Test
  void aForeignPageChangesNothingByCookie() {
    String cookies = site.register("grace").cookies();
    Site.Caller browser = site.nobody().with("Cookie", cookies);
    String body = "{\"name\": \"grace's\", \"visibility\": \"private\"}";
    for (Site.Caller foreign :
        List.of(
            browser,
            browser.with("Origin", "null"),
            browser.with("Origin", "http://evil.example.org"),
            browser.with("Origin", site.origin() + ".evil.example.org"),
            browser.with("Origin", "http://localhost:1"))) {
      foreign.post("/api/rooms", body).isProblem(403, "forbidden", "");
      foreign.post("/api/auth/refresh", "").isProblem(403, "forbidden", "");
      foreign.post("/api/auth/logout", "").isProblem(403, "forbidden", "");
    }
    browser.get("/api/me").is(200);
    browser.with("Origin", site.origin()).post("/api/rooms", body).is(201);
    browser.with("Origin", "https://configured.example.org").post("/api/rooms", body).is(201);
  }

  @Test
  void aTokenInAHeaderNeedsNoOrigin() {
    site.person("heidi")
        .with("Origin", "http://evil.example.org")
        .post("/api/ws-ticket", "")
        .is(201)
        .string("ticket");
  }
}
