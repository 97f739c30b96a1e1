package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkTest {
  private static final String POST =
      """
      {"clientId": "%s", "body": "%s"}""";
  private static Site site;
  private static Site.Caller ada;
  private static Site.Caller bob;

  @BeforeAll
  static void open() {
    site = Site.open();
    ada = site.person("ada");
    bob = site.person("bob");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void whatIsPostedIsReadEditedLovedAndDeleted() {
    String room = "/api/rooms/" + site.room(ada, "tea", "public");
    bob.post("/api/rooms/~TEA/join", "").is(200);
    Site.Answer posted =
        ada.post(room + "/messages", POST.formatted("c1", "Hello @bob & <b>")).is(201);
    assertThat(posted.string("body")).isEqualTo("Hello @bob & <b>");
    assertThat(posted.get("mentions").get(0).getStringValue()).isEqualTo("bob");
    String message = room + "/messages/" + posted.number("seq");

    assertThat(bob.get(message).is(200).text()).isEqualTo(posted.text());
    Site.Answer edited = ada.send("PATCH", message, "{\"body\": \"Bye\"}").is(200);
    assertThat(edited.string("body")).isEqualTo("Bye");
    assertThat(edited.number("changed")).isGreaterThan(posted.number("seq"));
    Site.Answer loved = bob.send("PUT", message + "/reactions/%F0%9F%91%8D", "").is(200);
    JsonNode reaction = loved.get("reactions").get(0);
    assertThat(reaction.get("emoji").getStringValue()).isEqualTo("👍");
    assertThat(reaction.get("mine").getBooleanValue()).isTrue();
    bob.send("DELETE", message + "/reactions/%F0%9F%91%8D", "").is(200);
    bob.send("DELETE", message, "").isProblem(403, "forbidden", "");
    ada.send("DELETE", message, "").is(204);
    ada.send("DELETE", message, "").is(204);
    assertThat(bob.get(message).is(200).string("body")).isEmpty();
    ada.send("PATCH", message, "{\"body\": \"Hi\"}").isProblem(409, "conflict", "");
    bob.send("PUT", message + "/reactions/%F0%9F%91%8D", "").isProblem(409, "conflict", "");
  }

  @Test
  void theSameClientIdIsTheSameMessage() {
    String messages = "/api/rooms/" + site.room(ada, "twice", "public") + "/messages";
    Site.Answer first = ada.post(messages, POST.formatted("same", "one")).is(201);
    assertThat(ada.post(messages, POST.formatted("same", "two")).is(200).text())
        .isEqualTo(first.text());
    assertThat(ada.post(messages, "{\"clientId\": \"same\"}").is(200).text())
        .isEqualTo(first.text());
  }

  @Test
  void whoHasLeftLearnsOnlyThatTheirPostIsThere() {
    String id = site.room(ada, "short stay", "public");
    String room = "/api/rooms/" + id;
    bob.post(room + "/join", "").is(200);
    long seq = bob.post(room + "/messages", POST.formatted("c1", "Hi")).is(201).number("seq");
    bob.post(room + "/leave", "").is(204);
    bob.post(room + "/leave", "").is(204);
    Site.Answer again = bob.post(room + "/messages", POST.formatted("c1", "Hi")).is(200);
    assertThat(again.json().size()).isEqualTo(3);
    assertThat(again.string("room")).isEqualTo(id);
    assertThat(again.string("clientId")).isEqualTo("c1");
    assertThat(again.number("seq")).isEqualTo(seq);
    bob.post(room + "/messages", POST.formatted("c2", "Hi")).isProblem(403, "forbidden", "");
    bob.get(room + "/messages").isProblem(403, "forbidden", "");
    assertThat(bob.get(room).is(200).string("myRole")).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "clientId, '\"body\": \"x\"'",
    "clientId, '\"body\": \"x\", \"clientId\": \"a b\"'",
    "body, '\"clientId\": \"bad\"'",
    "body, '\"clientId\": \"bad\", \"body\": \"\"'",
    "body, '\"clientId\": \"bad\", \"body\": \"\\u0000\"'",
    "replyTo, '\"clientId\": \"bad\", \"body\": \"x\", \"replyTo\": -1'"
  })
  void aWrongFieldOfAPostIsNamed(String field, String fields) {
    ada.post("/api/rooms/~general/messages", "{" + fields + "}").isProblem(400, "invalid", field);
  }

  @Test
  void aBodyOutOfBoundsIsInvalidAndNotTooLarge() {
    String messages = "/api/rooms/~general/messages";
    ada.post(messages, POST.formatted("long", "x".repeat(8_001))).isProblem(400, "invalid", "body");
    ada.post(messages, POST.formatted("full", "😀".repeat(8_000))).is(201);
  }

  @Test
  void whatIsNotOnesOwnOrNotThereIsRefused() {
    String messages = "/api/rooms/~general/messages";
    long seq = ada.post(messages, POST.formatted("own", "mine")).is(201).number("seq");
    String message = messages + "/" + seq;
    bob.send("PATCH", message, "{\"body\": \"his\"}").isProblem(403, "forbidden", "");
    bob.send("PUT", message + "/reactions/a", "").isProblem(400, "invalid", "emoji");
    bob.get(messages + "/99999").isProblem(404, "not_found", "");
    bob.post(messages, "{\"clientId\": \"r\", \"body\": \"x\", \"replyTo\": 99999}")
        .isProblem(404, "not_found", "");
    bob.post(messages, "{\"clientId\": \"f\", \"body\": \"x\", \"attachments\": [\"f\"]}")
        .isProblem(404, "not_found", "");
  }

  @Test
  void ofAPrivateRoomOthersLearnNothing() {
    String room = "/api/rooms/" + site.room(ada, "den", "private");
    for (String path : new String[] {"", "/members", "/messages", "/changes?after=0"}) {
      bob.get(room + path).isProblem(404, "not_found", "");
    }
    bob.post(room + "/join", "").isProblem(404, "not_found", "");
    bob.post(room + "/messages", POST.formatted("c", "x")).isProblem(404, "not_found", "");
    assertThat(bob.get("/api/rooms/directory?limit=200").is(200).text()).doesNotContain("\"den\"");
  }

  @Test
  void theLastOwnerStaysAndNamesArePublic() {
    String room = "/api/rooms/" + site.room(ada, "Only one", "public");
    ada.post(room + "/leave", "").isProblem(409, "conflict", "");
    bob.post("/api/rooms", "{\"name\": \"ONLY ONE\", \"visibility\": \"public\"}")
        .isProblem(409, "conflict", "");
    Site.Answer found = bob.get("/api/rooms/directory?query=only").is(200);
    assertThat(found.get("items").size()).isEqualTo(1);
    bob.get(room + "/members").isProblem(403, "forbidden", "");
  }

  @Test
  void catchingUpTellsWhatChangedAndFromWhereToGoOn() {
    String room = "/api/rooms/" + site.room(ada, "log", "public");
    for (int i = 0; i < 5; i++) {
      ada.post(room + "/messages", POST.formatted("c" + i, "x")).is(201);
    }
    Site.Answer page = ada.get(room + "/changes?after=2&limit=3").is(200);
    assertThat(page.get("changes").size()).isEqualTo(3);
    assertThat(page.get("changes").get(0).get("type").getStringValue()).isEqualTo("message");
    assertThat(page.get("more").getBooleanValue()).isTrue();
    assertThat(page.get("reset").getBooleanValue()).isFalse();
    Site.Answer rest = ada.get(room + "/changes?after=" + page.number("head")).is(200);
    assertThat(rest.get("changes").size()).isEqualTo(2);
    assertThat(rest.get("more").getBooleanValue()).isFalse();
    assertThat(rest.number("head")).isEqualTo(7);
    Site.Answer other = ada.get(room + "/changes?after=7&epoch=another").is(200);
    assertThat(other.get("reset").getBooleanValue()).isTrue();
    assertThat(other.get("changes").size()).isZero();
    assertThat(other.string("epoch")).isEqualTo(page.string("epoch"));
  }

  @Test
  void readingIsMarkedAndShownInTheView() {
    String room = "/api/rooms/" + site.room(ada, "marks", "public");
    bob.post(room + "/join", "").is(200);
    bob.post(room + "/messages", POST.formatted("c1", "@ada!")).is(201);
    JsonNode view = own(ada, "marks");
    assertThat(view.get("unread").getIntValue()).isEqualTo(1);
    assertThat(view.get("mentions").getIntValue()).isEqualTo(1);
    ada.send("PUT", room + "/read", "{\"seq\": 99}").is(204);
    assertThat(own(ada, "marks").get("unread").getIntValue()).isZero();
    ada.send("PUT", room + "/read", "{}").isProblem(400, "invalid", "seq");
    site.person("stranger")
        .send("PUT", room + "/read", "{\"seq\": 1}")
        .isProblem(403, "forbidden", "");
  }

  private static JsonNode own(Site.Caller reader, String name) {
    return StreamSupport.stream(
            reader.get("/api/rooms").is(200).get("items").values().spliterator(), false)
        .filter(room -> room.get("name").getStringValue().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
