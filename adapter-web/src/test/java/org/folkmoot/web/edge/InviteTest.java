package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InviteTest {
  private static Site site;
  private static Site.Caller ada;

  @BeforeAll
  static void open() {
    site = Site.open();
    ada = site.person("ada");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static String room(String name) {
    return "/api/rooms/" + site.room(ada, name, "private");
  }

  @Test
  void aLinkLeadsAStrangerIntoAPrivateRoom() {
    String room = room("den");
    Site.Answer made = ada.post(room + "/invites", "{\"maxUses\": 2}").is(201);
    String code = made.string("code");
    assertThat(code).hasSize(43);
    assertThat(made.string("url")).startsWith("http").endsWith("/invite/" + code);
    assertThat(made.string("expiresAt")).isNotEmpty();

    Site.Answer preview = site.nobody().get("/api/invites/" + code).is(200);
    assertThat(preview.string("room")).isEqualTo("den");
    assertThat(preview.get("inviter").get("username").getStringValue()).isEqualTo("ada");
    assertThat(preview.number("memberCount")).isEqualTo(1);
    site.nobody().get("/invite/" + code).is(200);

    Site.Caller bob = site.person("bob");
    bob.get(room).isProblem(404, "not_found", "");
    String accept = "/api/invites/" + code + "/accept";
    site.nobody().post(accept, "").isProblem(401, "unauthenticated", "");
    assertThat(bob.post(accept, "").is(200).string("myRole")).isEqualTo("member");
    bob.post(accept, "").is(200);
    bob.post(room + "/invites", "{}").isProblem(403, "forbidden", "");
    site.person("cora").post(accept, "").is(200);
    site.person("dan").post(accept, "").isProblem(410, "gone", "");
    site.nobody().get("/api/invites/" + code).isProblem(410, "gone", "");
    // Who is in already needs no use.
    bob.post(accept, "").is(200);
  }

  @Test
  void unknownCodesAreNotFoundAndWhatIsListedHasNone() {
    String room = room("list");
    String code = ada.post(room + "/invites", "{}").is(201).string("code");
    site.nobody().get("/api/invites/no-such-code").isProblem(404, "not_found", "");
    ada.post("/api/invites/no-such-code/accept", "").isProblem(404, "not_found", "");
    Site.Answer all = ada.get(room + "/invites").is(200);
    assertThat(all.text()).doesNotContain(code);
    assertThat(all.get("items").size()).isEqualTo(1);
    site.person("fay").get(room + "/invites").isProblem(404, "not_found", "");
  }

  @Test
  void onesThatAreTakenBackLeadNowhere() {
    String room = room("back");
    Site.Answer made = ada.post(room + "/invites", "{}").is(201);
    String invite = room + "/invites/" + made.string("id");
    site.person("gus").send("DELETE", invite, "").isProblem(404, "not_found", "");
    ada.send("DELETE", invite, "").is(204);
    ada.send("DELETE", room + "/invites/nothing", "").isProblem(404, "not_found", "");
    site.nobody().get("/api/invites/" + made.string("code")).isProblem(410, "gone", "");
    assertThat(ada.get(room + "/invites").is(200).get("items").size()).isZero();
  }

  private static String link(Site.Caller by, String room) {
    return room + "/invites/" + by.post(room + "/invites", "{}").is(201).string("id");
  }

  @Test
  void aMemberTakesBackTheirOwnLinksAndAnAdminAll() {
    String room = room("links");
    Site.Caller ivy = site.person("ivy");
    ada.send("PUT", room + "/members/ivy", "{}").is(200);
    ada.send("PATCH", room, "{\"settings\": {\"whoMayInvite\": \"members\"}}").is(200);
    String adas = link(ada, room);
    ivy.send("DELETE", adas, "").isProblem(403, "forbidden", "");
    ivy.send("DELETE", link(ivy, room), "").is(204);
    ada.send("DELETE", link(ivy, room), "").is(204);
    ada.send("PUT", room + "/members/ivy", "{\"role\": \"admin\"}").is(200);
    ivy.send("DELETE", adas, "").is(204);
    assertThat(ada.get(room + "/invites").is(200).get("items").size()).isZero();
  }

  @Test
  void linksIntoAnArchivedRoomAreSeenAndTakenBackAndNoneIsMade() {
    String room = room("attic");
    String link = link(ada, room);
    ada.send("PATCH", room, "{\"archived\": true}").is(200);
    ada.post(room + "/invites", "{}").isProblem(403, "forbidden", "");
    assertThat(ada.get(room + "/invites").is(200).get("items").size()).isEqualTo(1);
    site.person("jon").send("DELETE", link, "").isProblem(404, "not_found", "");
    ada.send("DELETE", link, "").is(204);
    assertThat(ada.get(room + "/invites").is(200).get("items").size()).isZero();
  }

  @Test
  void whoIsBannedStaysOutside() {
    String room = room("ban");
    String code = ada.post(room + "/invites", "{}").is(201).string("code");
    Site.Caller hal = site.person("hal");
    hal.post("/api/invites/" + code + "/accept", "").is(200);
    ada.send("PUT", room + "/bans/hal", "{}").is(204);
    hal.post("/api/invites/" + code + "/accept", "").isProblem(403, "forbidden", "");
  }

  @ParameterizedTest
  @CsvSource({
    "maxUses, 0",
    "maxUses, 100001",
    "expiresInSeconds, 59",
    "expiresInSeconds, 31536001"
  })
  void aWrongFieldIsNamed(String field, long value) {
    ada.post(room(field + value) + "/invites", "{\"%s\": %d}".formatted(field, value))
        .isProblem(400, "invalid", field);
  }
}
