package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersTest {
  private static final AtomicInteger ROOMS = new AtomicInteger();
  private static final String FAR = "9999-12-31T23:59:59.999Z";
  private static Site site;
  private static Site.Caller root;
  private static Site.Caller ada;
  private static Site.Caller bob;
  private String room = "";

  @BeforeAll
  static void open() {
    site = Site.open();
    root = site.person("root");
    ada = site.person("ada");
    bob = site.person("bob");
    site.person("cid");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @BeforeEach
  void openRoom() {
    room = "/api/rooms/" + site.room(ada, "room " + ROOMS.incrementAndGet(), "public");
    bob.post(room + "/join", "").is(200);
  }

  private Site.Answer put(Site.Caller by, String name, String wish) {
    return by.send("PUT", room + "/members/" + name, wish);
  }

  private long head() {
    return ada.get(room).is(200).number("head");
  }

  @Test
  void whoIsAddedIsAMemberAndAddingTwiceChangesNothing() {
    Site.Answer added = put(ada, "CID", "").is(200);
    assertThat(added.string("role")).isEqualTo("member");
    assertThat(added.get("user").get("username").getStringValue()).isEqualTo("cid");
    assertThat(added.string("joinedAt")).isNotBlank();
    long head = head();
    assertThat(put(ada, "cid", "{}").is(200).text()).isEqualTo(added.text());
    put(ada, "cid", "{\"role\": \"member\"}").is(200);
    assertThat(head()).isEqualTo(head);
  }

  @Test
  void aRoleIsGivenAndTheTimelineSaysWhich() {
    assertThat(put(ada, "bob", "{\"role\": \"admin\"}").is(200).string("role")).isEqualTo("admin");
    assertThat(bob.get(room).is(200).string("myRole")).isEqualTo("admin");
    JsonNode last = ada.get(room + "/messages?limit=1").is(200).get("items").get(0);
    assertThat(last.get("system").get("event").getStringValue()).isEqualTo("role");
    assertThat(last.get("system").get("role").getStringValue()).isEqualTo("admin");
    assertThat(last.get("sender").get("username").getStringValue()).isEqualTo("ada");
  }

  @Test
  void aMuteThatIsNotNamedStaysAndNullEndsIt() {
    String until = "2999-01-01T00:00:00.123Z";
    Site.Answer muted = put(ada, "bob", "{\"mutedUntil\": \"2999-01-01T02:00:00.123+02:00\"}");
    assertThat(muted.is(200).string("mutedUntil")).isEqualTo(until);
    bob.post(room + "/messages", "{\"clientId\": \"c\", \"body\": \"x\"}")
        .isProblem(403, "forbidden", "");
    bob.get(room + "/messages").is(200);
    Site.Answer admin = put(ada, "bob", "{\"role\": \"admin\"}").is(200);
    assertThat(admin.string("mutedUntil")).isEqualTo(until);
    Site.Answer heard = put(ada, "bob", "{\"mutedUntil\": null}").is(200);
    assertThat(heard.json().get("mutedUntil")).isNull();
    assertThat(heard.string("role")).isEqualTo("admin");
    bob.post(room + "/messages", "{\"clientId\": \"c\", \"body\": \"x\"}").is(201);
  }

  @Test
  void ofAWishOfTwoPartsEitherAllIsDoneOrNothing() {
    String both = "{\"role\": \"admin\", \"mutedUntil\": \"%s\"}";
    long head = head();
    put(ada, "bob", both.formatted("2001-01-01T00:00:00Z")).isProblem(400, "invalid", "mutedUntil");
    put(ada, "cid", both.formatted("2001-01-01T00:00:00Z")).isProblem(400, "invalid", "mutedUntil");
    assertThat(head()).isEqualTo(head);
    assertThat(bob.get(room).string("myRole")).isEqualTo("member");
    Site.Answer done = put(ada, "cid", both.formatted(FAR)).is(200);
    assertThat(done.string("role")).isEqualTo("admin");
    assertThat(done.string("mutedUntil")).isEqualTo(FAR);
  }

  @ParameterizedTest
  @CsvSource({
    "role, '{\"role\": \"king\"}'",
    "role, '{\"role\": \"none\"}'",
    "role, '{\"role\": 7}'",
    "mutedUntil, '{\"mutedUntil\": \"soon\"}'",
    "mutedUntil, '{\"mutedUntil\": 7}'",
    "mutedUntil, '{\"mutedUntil\": \"+10000-01-01T00:00:00Z\"}'",
    "mutedUntil, '{\"mutedUntil\": \"2001-01-01T00:00:00Z\"}'",
    "body, '[]'",
  })
  void aWrongWishIsNamed(String field, String wish) {
    put(ada, "bob", wish).isProblem(400, "invalid", field);
  }

  @ParameterizedTest
  @CsvSource({
    "until, '{\"until\": \"soon\"}'",
    "until, '{\"until\": \"2001-01-01T00:00:00Z\"}'",
    "reason, '{\"reason\": \"\\u0000\"}'",
  })
  void aWrongBanIsNamed(String field, String ban) {
    ada.send("PUT", room + "/bans/bob", ban).isProblem(400, "invalid", field);
  }

  @Test
  void whoIsRemovedMayComeBackAndWhoIsBannedMayNot() {
    ada.send("DELETE", room + "/members/bob", "").is(204);
    ada.send("DELETE", room + "/members/bob", "").is(204);
    bob.get(room + "/messages").isProblem(403, "forbidden", "");
    bob.post(room + "/join", "").is(200);
    ada.send("PUT", room + "/bans/bob", "{\"reason\": \"spam\"}").is(204);
    bob.post(room + "/join", "").isProblem(403, "forbidden", "");
    put(ada, "bob", "{}").isProblem(409, "conflict", "");
    ada.send("DELETE", room + "/bans/bob", "").is(204);
    ada.send("DELETE", room + "/bans/bob", "").is(204);
    bob.post(room + "/join", "").is(200);
  }

  @Test
  void aBanNeedsNoBodyAndIsListedWithItsReasonForThoseWhoMayLiftIt() {
    ada.send("PUT", room + "/bans/bob", "").is(204);
    ada.send(
            "PUT",
            room + "/bans/cid",
            "{\"reason\": \"spam\", \"until\": \"2999-01-01T00:00:00Z\"}")
        .is(204);
    JsonNode bans = ada.get(room + "/bans").is(200).get("items");
    assertThat(bans.get(0).get("user").get("username").getStringValue()).isEqualTo("bob");
    assertThat(bans.get(0).get("until").getStringValue()).isEqualTo(FAR);
    assertThat(bans.get(0).get("reason")).isNull();
    assertThat(bans.get(1).get("reason").getStringValue()).isEqualTo("spam");
    bob.get(room + "/bans").isProblem(403, "forbidden", "");
    ada.get(room + "/bans?limit=0").isProblem(400, "invalid", "limit");
  }

  @Test
  void whatWasDoneIsInTheModerationLogForAdminsAlone() {
    put(ada, "cid", "").is(200);
    put(ada, "bob", "{\"mutedUntil\": \"%s\"}".formatted(FAR)).is(200);
    ada.send("PUT", room + "/bans/bob", "{\"reason\": \"spam\"}").is(204);
    Site.Answer log = ada.get(room + "/moderation?limit=2").is(200);
    JsonNode ban = log.get("items").get(0);
    assertThat(ban.get("event").getStringValue()).isEqualTo("banned");
    assertThat(ban.get("reason").getStringValue()).isEqualTo("spam");
    assertThat(ban.get("actor").get("username").getStringValue()).isEqualTo("ada");
    assertThat(ban.get("target").get("username").getStringValue()).isEqualTo("bob");
    Site.Answer older = ada.get(room + "/moderation?before=" + log.number("next")).is(200);
    assertThat(older.get("items").get(0).get("event").getStringValue()).isEqualTo("joined");
    assertThat(older.get("items").size()).isEqualTo(1);
    root.get(room + "/moderation").is(200);
    bob.get(room + "/moderation").isProblem(403, "forbidden", "");
    ada.get(room + "/moderation?before=-1").isProblem(400, "invalid", "before");
  }

  @Test
  void theLastOwnerIsNeitherDemotedNorSentAwayAndAnotherMayFollow() {
    put(ada, "ada", "{\"role\": \"member\"}").isProblem(409, "conflict", "");
    root.send("DELETE", room + "/members/ada", "").isProblem(409, "conflict", "");
    root.send("PUT", room + "/bans/ada", "{}").isProblem(409, "conflict", "");
    put(root, "ada", "{\"role\": \"admin\"}").isProblem(409, "conflict", "");
    ada.post(room + "/leave", "").isProblem(409, "conflict", "");
    put(ada, "bob", "{\"role\": \"owner\"}").is(200);
    assertThat(put(ada, "ada", "{\"role\": \"member\"}").is(200).string("role"))
        .isEqualTo("member");
  }

  @Test
  void whoIsUnknownIsNotFoundByThoseWhoMayActAlone() {
    put(ada, "nobody-at-all", "{}").isProblem(404, "not_found", "");
    assertThat(put(ada, "!", "{}").string("detail")).isEqualTo("There is no such user.");
    ada.send("PUT", room + "/bans/nobody-at-all", "{}").isProblem(404, "not_found", "");
    put(ada, "folkmoot", "{}").isProblem(404, "not_found", "");
    put(bob, "nobody-at-all", "{}").isProblem(403, "forbidden", "");
    bob.send("PUT", room + "/bans/nobody-at-all", "{}").isProblem(403, "forbidden", "");
    put(ada, "cid", "{\"mutedUntil\": null}").isProblem(404, "not_found", "");
  }
}
