package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationTest {
  private static final String GENERAL = "/api/rooms/~general";
  private static Site site;
  private static Site.Caller root;
  private static Site.Caller ada;
  private static Site.Caller bob;

  @BeforeAll
  static void open() {
    site = Site.open();
    root = site.person("root");
    ada = site.person("ada");
    bob = site.person("bob");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static String room(String name) {
    String room = "/api/rooms/" + site.room(ada, name, "public");
    bob.post(room + "/join", "").is(200);
    return room;
  }

  private static Site.Answer change(Site.Caller caller, String room, String json) {
    return caller.send("PATCH", room, json.replace('\'', '"'));
  }

  @Test
  void aRoomIsRenamedDescribedAndSet() {
    String room = room("tea");
    Site.Answer changed =
        change(
                ada,
                room,
                "{'name': 'coffee', 'description': 'hot', 'settings': {'topic': 'beans',"
                    + " 'icon': '☕', 'slowModeSeconds': 5, 'keepNewest': 10}}")
            .is(200);
    assertThat(changed.string("name")).isEqualTo("coffee");
    assertThat(changed.string("description")).isEqualTo("hot");
    assertThat(changed.get("settings").get("topic").getStringValue()).isEqualTo("beans");
    assertThat(changed.get("settings").get("slowModeSeconds").getIntValue()).isEqualTo(5);
    long head = changed.number("head");
    assertThat(changed.number("changed")).isEqualTo(head - 1);
    Site.Answer line = bob.get(room + "/messages/" + head).is(200);
    assertThat(line.get("system").get("event").getStringValue()).isEqualTo("renamed");
    assertThat(line.get("system").get("name").getStringValue()).isEqualTo("coffee");
    Site.Answer same = change(ada, room, "{'name': 'coffee', 'settings': {'icon': '☕'}}").is(200);
    assertThat(same.number("head")).isEqualTo(head);
    Site.Answer bare = change(ada, room, "{'settings': {'keepNewest': null}}").is(200);
    assertThat(bare.get("settings").get("keepNewest")).isNull();
  }

  @Test
  void publicNamesStayUnique() {
    room("one");
    String two = room("two");
    change(ada, two, "{'name': 'ONE'}").isProblem(409, "conflict", "");
    change(ada, two, "{'visibility': 'private', 'name': 'one'}").is(200);
    change(ada, two, "{'visibility': 'public'}").isProblem(409, "conflict", "");
    change(ada, two, "{'visibility': 'public', 'name': 'Two'}").is(200);
  }

  @Test
  void anArchivedRoomRestsUntilItIsRestored() {
    String room = room("attic");
    assertThat(change(ada, room, "{'archived': true}").is(200).string("archivedAt")).isNotEmpty();
    bob.post(room + "/messages", "{\"clientId\": \"c\", \"body\": \"hi\"}")
        .isProblem(403, "forbidden", "");
    assertThat(change(ada, room, "{'archived': false}").is(200).json().get("archivedAt")).isNull();
    bob.post(room + "/messages", "{\"clientId\": \"c\", \"body\": \"hi\"}").is(201);
  }

  @Test
  void aDeletedRoomIsGoneForEverybody() {
    String room = room("short lived");
    bob.send("DELETE", room, "").isProblem(403, "forbidden", "");
    ada.send("DELETE", room, "").is(204);
    ada.send("DELETE", room, "").isProblem(404, "not_found", "");
    bob.get(room).isProblem(404, "not_found", "");
    bob.get(room + "/messages").isProblem(404, "not_found", "");
    bob.post(room + "/leave", "").isProblem(404, "not_found", "");
    bob.post(room + "/messages", "{\"clientId\": \"c\", \"body\": \"hi\"}")
        .isProblem(404, "not_found", "");
    assertThat(bob.get("/api/rooms").is(200).text()).doesNotContain("short lived");
    room("short lived");
  }

  @Test
  void theRoomOfEverybodyStays() {
    root.send("DELETE", GENERAL, "").isProblem(409, "conflict", "");
    change(root, GENERAL, "{'archived': true}").isProblem(409, "conflict", "");
    change(root, GENERAL, "{'visibility': 'private'}").isProblem(409, "conflict", "");
    change(bob, GENERAL, "{'name': 'mine'}").isProblem(403, "forbidden", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'settings': {'colour': 'red'}} | colour",
        "{'settings': {'slowModeSeconds': 21601}} | slowModeSeconds",
        "{'settings': {'slowModeSeconds': '5'}} | slowModeSeconds",
        "{'settings': {'whoMayPost': true}} | whoMayPost",
        "{'settings': 5} | settings",
        "{'archived': 'yes'} | archived",
        "{'name': ''} | name",
        "{'name': 'two\\nlines'} | name",
        "{'visibility': 'secret'} | visibility"
      },
      quoteCharacter = '`')
  void whatCantBeNamesItsField(String json, String field) {
    change(ada, room("field " + json.hashCode()), json).isProblem(400, "invalid", field);
  }

  @Test
  void inASlowRoomMembersWait() {
    String room = room("slow");
    change(ada, room, "{'settings': {'slowModeSeconds': 600}}").is(200);
    String first = "{\"clientId\": \"c1\", \"body\": \"one\"}";
    bob.post(room + "/messages", first).is(201);
    bob.post(room + "/messages", "{\"clientId\": \"c2\", \"body\": \"two\"}")
        .isProblem(429, "rate_limited", "");
    bob.post(room + "/messages", first).is(200);
    ada.post(room + "/messages", "{\"clientId\": \"a1\", \"body\": \"one\"}").is(201);
    ada.post(room + "/messages", "{\"clientId\": \"a2\", \"body\": \"two\"}").is(201);
  }

  @Test
  void ofAPrivateRoomAStrangerLearnsNothing() {
    String room = "/api/rooms/" + site.room(ada, "hidden", "private");
    change(bob, room, "{'name': 'general'}").isProblem(404, "not_found", "");
    bob.send("DELETE", room, "").isProblem(404, "not_found", "");
  }

  @Test
  void aNewRoomsNameIsTrimmedAndMustBeSeen() {
    String made = "{\"name\": \"%s\", \"visibility\": \"public\"}";
    Site.Answer room = ada.post("/api/rooms", made.formatted("  the pantry ")).is(201);
    assertThat(room.string("name")).isEqualTo("the pantry");
    bob.post("/api/rooms", made.formatted("The Pantry ")).isProblem(409, "conflict", "");
    bob.post("/api/rooms", made.formatted("the\u200Bpantry")).isProblem(400, "invalid", "name");
  }
}
