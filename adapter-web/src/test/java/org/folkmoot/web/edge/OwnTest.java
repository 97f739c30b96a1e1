package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OwnTest {
  private static Site site;
  private static Site.Caller ada;
  private static String room;

  @BeforeAll
  static void open() {
    site = Site.open();
    ada = site.person("ada");
    room =
        ada.post("/api/rooms", "{\"name\": \"Hall\", \"visibility\": \"private\"}")
            .is(201)
            .string("id");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void aRoomIsHeardAsItsReaderWishes() {
    String mine = "/api/rooms/" + room + "/mine";
    Site.Answer muted =
        ada.send(
                "PUT",
                mine,
                "{\"level\": \"mentions\", \"mutedUntil\": \"2030-01-01T12:00:00.000Z\"}")
            .is(200);
    assertThat(muted.get("mine").get("level").getStringValue()).isEqualTo("mentions");
    assertThat(muted.get("mine").get("mutedUntil").getStringValue())
        .isEqualTo("2030-01-01T12:00:00.000Z");
    assertThat(ada.send("PUT", mine, "{\"level\": \"all\"}").is(200).get("mine").get("level"))
        .isNull();
    ada.send("PUT", mine, "{\"level\": \"loud\"}").isProblem(400, "invalid", "level");
    ada.send("PUT", mine, "{}").isProblem(400, "invalid", "level");
    ada.send("PUT", mine, "{\"level\": \"all\", \"mutedUntil\": \"soon\"}")
        .isProblem(400, "invalid", "mutedUntil");
    ada.send("PUT", mine, "{\"level\": \"all\", \"mutedUntil\": \"+999999-01-01T00:00:00Z\"}")
        .isProblem(400, "invalid", "mutedUntil");
  }

  @Test
  void whoIsNotInItLearnsNothingOfAPrivateRoom() {
    Site.Caller eve = site.person("eve");
    String wish = "{\"level\": \"all\"}";
    eve.send("PUT", "/api/rooms/" + room + "/mine", wish).isProblem(404, "not_found", "");
    eve.send("PUT", "/api/rooms/" + UUID.randomUUID() + "/mine", wish)
        .isProblem(404, "not_found", "");
    eve.send("PUT", "/api/me/read", "{\"heads\": {\"" + room + "\": 1}}").is(204);
  }

  @Test
  void sectionsAreKeptUnlessTheyWereOvertaken() {
    Site.Caller bob = site.person("bob");
    String sections = "/api/me/sections";
    assertThat(bob.get(sections).is(200).get("rev").getLongValue()).isZero();
    String wish =
        """
        {"rev": %d, "sections": [{"id": "favourites", "name": "Favourites", "rooms": ["%s"]},
          {"id": "w", "name": "Work", "rooms": []}]}""";
    Site.Answer kept = bob.send("PUT", sections, wish.formatted(0, room)).is(200);
    assertThat(kept.get("rev").getLongValue()).isEqualTo(1);
    assertThat(bob.get(sections).is(200).get("sections")).isEqualTo(kept.get("sections"));
    assertThat(kept.get("sections").size()).isEqualTo(2);
    bob.send("PUT", sections, wish.formatted(0, room)).isProblem(409, "conflict", "");
    bob.send("PUT", sections, wish.formatted(1, "no id")).isProblem(400, "invalid", "rooms");
    bob.send("PUT", sections, wish.formatted(-1, room)).isProblem(400, "invalid", "rev");
    bob.send("PUT", sections, wish.formatted(1, room).replace("\"w\"", "\"favourites\""))
        .isProblem(400, "invalid", "sections");
    bob.send("PUT", sections, "{\"rev\": 1, \"sections\": [null]}")
        .isProblem(400, "invalid", "sections");
  }

  @Test
  void everythingIsReadAsFarAsItWasSeen() {
    Site.Caller zoe = site.person("zoe");
    String den =
        ada.post("/api/rooms", "{\"name\": \"Den\", \"visibility\": \"public\"}")
            .is(201)
            .string("id");
    zoe.post("/api/rooms/" + den + "/join", "").is(200);
    long seen = said(den, "one");
    said(den, "two");
    zoe.send("PUT", "/api/me/read", "{\"heads\": {\"%s\": %d}}".formatted(den, seen)).is(204);
    assertThat(zoe.get("/api/rooms/" + den).is(200).get("unread").getIntValue()).isEqualTo(1);
    zoe.send("PUT", "/api/me/read", "{\"heads\": {\"" + den + "\": -1}}")
        .isProblem(400, "invalid", "heads");
    zoe.send("PUT", "/api/me/read", "{}").isProblem(400, "invalid", "heads");
  }

  private static long said(String den, String clientId) {
    return ada.post(
            "/api/rooms/" + den + "/messages",
            "{\"clientId\": \"" + clientId + "\", \"body\": \"Hello\"}")
        .is(201)
        .get("seq")
        .getLongValue();
  }
}
