package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people change about their own accounts. */
class AccountTest {
  private final Site site = Site.open();
  private final Site.Caller ada = site.person("ada");

  @AfterEach
  void close() {
    site.close();
  }

  private Site.Answer change(String wish) {
    return ada.send("PATCH", "/api/me", wish);
  }

  @Test
  void whatIsSaidChangesAndTheRestStays() {
    change(
            """
            {"displayName": "The Countess", "bio": "Writes programs", "email": "ada@example.org"}""")
        .is(200);
    Site.Answer answer = change("{\"status\": \"thinking\"}").is(200);
    assertThat(answer.string("displayName")).isEqualTo("The Countess");
    assertThat(answer.string("bio")).isEqualTo("Writes programs");
    assertThat(answer.string("status")).isEqualTo("thinking");
    assertThat(answer.string("email")).isEqualTo("ada@example.org");
    Site.Answer seen = site.person("bob").get("/api/users/ada").is(200);
    assertThat(seen.string("bio")).isEqualTo("Writes programs");
    assertThat(seen.text()).doesNotContain("ada@example.org");
  }

  @Test
  void whatIsEmptyIsTakenAway() {
    change("{\"bio\": \"x\", \"status\": \"y\", \"email\": \"ada@example.org\"}").is(200);
    Site.Answer answer = change("{\"bio\": \"\", \"status\": \" \", \"email\": \"\"}").is(200);
    assertThat(answer.json().get("bio")).isNull();
    assertThat(answer.json().get("status")).isNull();
    assertThat(answer.json().get("email")).isNull();
  }

  @Test
  void whatIsOutOfBoundsIsRefusedByItsName() {
    change("{\"displayName\": \" \"}").isProblem(400, "invalid", "displayName");
    change("{\"bio\": \"%s\"}".formatted("x".repeat(501))).isProblem(400, "invalid", "bio");
    change("{\"status\": \"%s\"}".formatted("x".repeat(141))).isProblem(400, "invalid", "status");
    change("{\"email\": \"nowhere\"}").isProblem(400, "invalid", "email");
    change("{\"bio\": \"a\\u0000b\"}").isProblem(400, "invalid", "bio");
    change("{\"bio\": 7.5, \"status\": []}").is(400);
    site.nobody().send("PATCH", "/api/me", "{}").isProblem(401, "unauthenticated", "");
  }

  @Test
  void anAddressOfSomebodyElseIsAConflict() {
    site.person("bob").send("PATCH", "/api/me", "{\"email\": \"bob@example.org\"}").is(200);
    change("{\"email\": \"BOB@example.org\"}").isProblem(409, "conflict", "");
    change("{\"email\": \"ada@example.org\"}").is(200);
    change("{\"email\": \"ADA@example.org\"}").is(200);
  }

  @Test
  void aNewPasswordEndsAllOtherSignIns() {
    Site.Caller elsewhere = logIn("a good password");
    elsewhere.get("/api/me").is(200);
    password("not the old one", "a better password").isProblem(401, "bad_credentials", "");
    password("short", "a better password").isProblem(401, "bad_credentials", "");
    password("a good password", "short").isProblem(400, "invalid", "next");
    password("a good password", "a better password").is(204);
    ada.get("/api/me").is(200);
    elsewhere.get("/api/me").isProblem(401, "unauthenticated", "");
    logIn("a better password").get("/api/me").is(200);
    site.nobody()
        .post("/api/auth/login", "{\"username\": \"ada\", \"password\": \"a good password\"}")
        .isProblem(401, "bad_credentials", "");
  }

  private Site.Answer password(String current, String next) {
    return ada.post(
        "/api/me/password",
        """
        {"current": "%s", "next": "%s"}"""
            .formatted(current, next));
  }

  private Site.Caller logIn(String password) {
    String token =
        site.nobody()
            .post(
                "/api/auth/login",
                """
                {"username": "ada", "password": "%s"}"""
                    .formatted(password))
            .is(200)
            .string("accessToken");
    return site.nobody().with("Authorization", "Bearer " + token);
  }

  @Test
  void somebodySeesWhereTheyAreSignedInAndEndsIt() {
    Site.Caller elsewhere = logIn("a good password");
    Site.Answer sessions = ada.get("/api/auth/sessions").is(200);
    assertThat(sessions.get("items").size()).isEqualTo(2);
    String other = null;
    for (int i = 0; i < 2; i++) {
      var session = sessions.get("items").get(i);
      if (!session.get("current").getBooleanValue()) {
        other = session.get("id").getStringValue();
      }
    }
    assertThat(other).isNotNull();
    String path = "/api/auth/sessions/" + other;
    site.person("bob").send("DELETE", path, "").isProblem(404, "not_found", "");
    ada.send("DELETE", path, "").is(204);
    elsewhere.get("/api/me").isProblem(401, "unauthenticated", "");
    ada.get("/api/me").is(200);
    ada.send("DELETE", path, "").isProblem(404, "not_found", "");
    ada.send("DELETE", "/api/auth/sessions/" + new UUID(1, 2), "").isProblem(404, "not_found", "");
    ada.send("DELETE", "/api/auth/sessions/x", "").isProblem(404, "not_found", "");
  }

  @Test
  void whoKeepsTheirReadingToThemselvesIsNotSeenToRead() {
    Site.Caller bob = site.person("bob");
    ada.send("PUT", "/api/rooms/~general/read", "{\"seq\": 1000}").is(204);
    assertThat(readSeq(bob, "ada")).isPositive();
    assertThat(ada.get("/api/me/preferences").is(200).get("showsReading").getBooleanValue())
        .isTrue();
    Site.Answer chosen = ada.send("PATCH", "/api/me/preferences", "{\"showsReading\": false}");
    assertThat(chosen.is(200).get("showsReading").getBooleanValue()).isFalse();
    assertThat(readSeq(bob, "ada")).isZero();
    ada.send("PATCH", "/api/me/preferences", "{}").is(200);
    ada.send("PATCH", "/api/me/preferences", "{\"showsReading\": null}").is(200);
    assertThat(readSeq(bob, "ada")).isZero();
    ada.send("PATCH", "/api/me/preferences", "{\"showsReading\": true}").is(200);
    ada.send("PATCH", "/api/me/preferences", "{\"showsReading\": \"maybe\"}").is(400);
    assertThat(readSeq(bob, "ada")).isPositive();
    ada.send("PATCH", "/api/me/preferences", "{\"showsReading\": false}").is(200);
    assertThat(readSeq(bob, "ada")).isZero();
  }

  @Test
  void namesThatHideTurnOrBreakTheLineAreRefusedWhereverTheyAreGiven() {
    Site.Caller gil = site.person("gil");
    String room = "/api/rooms/" + site.room(gil, "workshop", "public");
    for (String hidden :
        new String[] {
          "\\u3164", "\\u200b", "a\\u202eb", "a\\nb", "a\\u001bb", "a\\udb40\\udc41b", "\\u00a0"
        }) {
      gil.send("PATCH", "/api/me", "{\"displayName\": \"%s\"}".formatted(hidden))
          .isProblem(400, "invalid", "displayName");
      site.nobody()
          .post(
              "/api/auth/register",
              "{\"username\": \"hid\", \"password\": \"a good password\", \"displayName\": \"%s\"}"
                  .formatted(hidden))
          .isProblem(400, "invalid", "displayName");
      gil.post("/api/rooms", "{\"name\": \"%s\", \"visibility\": \"private\"}".formatted(hidden))
          .isProblem(400, "invalid", "name");
      gil.send("PATCH", room, "{\"name\": \"%s\"}".formatted(hidden))
          .isProblem(400, "invalid", "name");
      gil.send("PATCH", room, "{\"settings\": {\"topic\": \"tea\\u2028%s\"}}".formatted(hidden))
          .isProblem(400, "invalid", "topic");
      gil.send(
              "PUT",
              "/api/me/sections",
              "{\"rev\": 0, \"sections\": [{\"id\": \"a\", \"name\": \"%s\", \"rooms\": []}]}"
                  .formatted(hidden))
          .isProblem(400, "invalid", "name");
    }
    // A family and a heart are put together with what is hidden elsewhere.
    String emoji = "Gil \\ud83d\\udc68\\u200d\\ud83d\\udc69\\u200d\\ud83d\\udc66 \\u2764\\ufe0f";
    gil.send("PATCH", "/api/me", "{\"displayName\": \"%s\"}".formatted(emoji)).is(200);
  }

  @Test
  void whoMayBringSomebodyIntoRoomsIsTheirChoice() {
    Site.Caller fay = site.person("fay");
    String room = "/api/rooms/" + site.room(ada, "parlour", "private");
    String preferences = "/api/me/preferences";
    assertThat(fay.get(preferences).is(200).string("whoMayAddMe")).isEqualTo("everyone");
    Site.Answer chosen = fay.send("PATCH", preferences, "{\"whoMayAddMe\": \"sharedRoom\"}");
    assertThat(chosen.is(200).string("whoMayAddMe")).isEqualTo("sharedRoom");
    assertThat(chosen.get("showsReading").getBooleanValue()).isTrue();
    // That both are in the room that everybody is in says nothing.
    ada.send("PUT", room + "/members/fay", "{}").isProblem(403, "forbidden", "");
    fay.send("PATCH", preferences, "{\"whoMayAddMe\": \"anyone\"}")
        .isProblem(400, "invalid", "whoMayAddMe");
    fay.send("PATCH", preferences, "{\"whoMayAddMe\": \"everyone\"}").is(200);
    ada.send("PUT", room + "/members/fay", "{}").is(200);
  }

  private static long readSeq(Site.Caller reader, String username) {
    var members = reader.get("/api/rooms/~general/members").is(200).get("items");
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).get("user").get("username").getStringValue().equals(username)) {
        return members.get(i).get("readSeq").getLongValue();
      }
    }
    throw new AssertionError(username + " isn't there");
  }
}
