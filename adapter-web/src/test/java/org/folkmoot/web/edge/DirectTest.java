package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DirectTest {
  private static final String POST =
      """
      {"clientId": "%s", "body": "Hello"}""";
  private static Site site;
  private static Site.Caller ada;
  private static Site.Caller bob;

  @BeforeAll
  static void open() {
    site = Site.open();
    ada = site.person("ada");
    bob = site.person("bob");
    site.person("eve");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static Site.Answer with(Site.Caller caller, String... names) {
    String list = names.length == 0 ? "" : "\"" + String.join("\", \"", names) + "\"";
    return caller.post("/api/dms", "{\"usernames\": [" + list + "]}");
  }

  @Test
  void oneSetOfPeopleHasOneRoomWhoeverAsks() {
    Site.Answer first = with(ada, "bob").is(200);
    assertThat(first.string("kind")).isEqualTo("direct");
    assertThat(first.string("myRole")).isEqualTo("member");
    assertThat(first.get("members").size()).isEqualTo(2);
    assertThat(with(bob, "ADA", "bob", "ada").is(200).string("id")).isEqualTo(first.string("id"));
    assertThat(with(ada, "bob", "eve").is(200).string("id")).isNotEqualTo(first.string("id"));
    Site.Answer alone = with(ada).is(200);
    assertThat(alone.get("members").size()).isEqualTo(1);
    assertThat(with(ada, "ada").is(200).string("id")).isEqualTo(alone.string("id"));
  }

  @Test
  void nobodyElseLearnsOfItAndNobodyComesOrGoes() {
    String room = "/api/rooms/" + with(ada, "bob").is(200).string("id");
    Site.Caller mallory = site.person("mallory");
    for (String path : new String[] {"", "/members", "/messages", "/changes?after=0"}) {
      mallory.get(room + path).isProblem(404, "not_found", "");
    }
    mallory.post(room + "/join", "").isProblem(404, "not_found", "");
    mallory.post(room + "/close", "").isProblem(404, "not_found", "");
    bob.post(room + "/leave", "").isProblem(403, "forbidden", "");
  }

  @Test
  void onlyAFewPeopleWhoExistAreAsked() {
    with(ada, "nobody").isProblem(404, "not_found", "");
    with(ada, "no such name!").isProblem(404, "not_found", "");
    with(ada, "folkmoot").isProblem(403, "forbidden", "");
    ada.post("/api/dms", "{}").isProblem(400, "invalid", "usernames");
    String[] many = new String[10];
    for (int i = 0; i < many.length; i++) {
      many[i] = "guest" + i;
      site.person(many[i]);
    }
    with(ada, many).isProblem(400, "invalid", "");
    with(ada, java.util.Arrays.copyOf(many, 9)).is(200);
  }

  @Test
  void oneThatIsPutAwayComesBackWithTheNextMessage() {
    Site.Caller zoe = site.person("zoe");
    String room = "/api/rooms/" + with(ada, "zoe").is(200).string("id");
    assertThat(ada.get(room).is(200).get("mine").get("closedSeq")).isNull();
    // Nothing has been said to her yet.
    assertThat(zoe.get(room).is(200).get("mine").get("closedSeq").getIntValue()).isEqualTo(3);
    ada.post(room + "/messages", POST.formatted("c1")).is(201);
    assertThat(zoe.get(room).is(200).get("mine").get("closedSeq")).isNull();
    zoe.post(room + "/close", "").is(204);
    assertThat(zoe.get(room).is(200).get("mine").get("closedSeq").getIntValue()).isEqualTo(4);
    with(zoe, "ada").is(200);
    assertThat(zoe.get(room).is(200).get("mine").get("closedSeq")).isNull();
    ada.post("/api/rooms/~general/close", "").isProblem(403, "forbidden", "");
  }

  @Test
  void whoIsBlockedOpensNoRoomAndIsNotHeardWhereThereAreTwo() {
    Site.Caller tom = site.person("tom");
    Site.Caller una = site.person("una");
    site.person("vic");
    String room = "/api/rooms/" + with(tom, "una").is(200).string("id");
    String said =
        room
            + "/messages/"
            + tom.post(room + "/messages", POST.formatted("c0")).is(201).get("seq").getIntValue();
    una.send("PUT", "/api/me/blocks/TOM", "").is(204);
    assertThat(
            una.get("/api/me/blocks").is(200).get("items").get(0).get("username").getStringValue())
        .isEqualTo("tom");
    tom.post(room + "/messages", POST.formatted("c1")).isProblem(403, "forbidden", "");
    tom.send("PATCH", said, "{\"body\": \"other words\"}").isProblem(403, "forbidden", "");
    tom.send("PUT", said + "/reactions/%F0%9F%91%8D", "").isProblem(403, "forbidden", "");
    una.send("PUT", said + "/reactions/%F0%9F%91%8D", "").is(200);
    tom.send("DELETE", said, "").is(204);
    with(tom, "una", "vic").isProblem(403, "forbidden", "");
    with(tom, "una").is(200);
    una.post(room + "/messages", POST.formatted("c2")).is(201);
    una.send("DELETE", "/api/me/blocks/tom", "").is(204);
    tom.post(room + "/messages", POST.formatted("c3")).is(201);
    // Whom somebody blocks who is in a room of two learns nothing of the room by it.
    Site.Caller wes = site.person("wes");
    una.send("PUT", "/api/me/blocks/wes", "").is(204);
    wes.post(room + "/messages", POST.formatted("c4")).isProblem(404, "not_found", "");
    wes.send("PATCH", said, "{\"body\": \"other words\"}").isProblem(404, "not_found", "");
    una.send("PUT", "/api/me/blocks/una", "").isProblem(400, "invalid", "");
    una.send("PUT", "/api/me/blocks/nobody", "").isProblem(404, "not_found", "");
  }
}
