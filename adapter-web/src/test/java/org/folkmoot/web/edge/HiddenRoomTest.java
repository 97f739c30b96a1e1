package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of a private room whoever is out of it is told, to the byte, what they are told of none. */
class HiddenRoomTest {
  private static final String NOWHERE = new UUID(7, 7).toString();

  private static Site site;
  private static String den;
  private static final Map<String, Site.Caller> OUTSIDERS = new TreeMap<>();

  private record Call(String method, String path, String body) {}

  // What is right, what is wrong, and whom nobody knows.
  private static final List<Call> CALLS =
      List.of(
          new Call("GET", "", ""),
          new Call("POST", "/join", ""),
          new Call("POST", "/leave", ""),
          new Call("GET", "/members", ""),
          new Call("GET", "/members?limit=0", ""),
          new Call("PUT", "/members/mia", ""),
          new Call("PUT", "/members/mia", "{\"role\": \"member\"}"),
          new Call("PUT", "/members/mia", "{\"role\": \"admin\"}"),
          new Call("PUT", "/members/mia", "{\"role\": \"king\"}"),
          new Call("PUT", "/members/mia", "{\"mutedUntil\": null}"),
          new Call("PUT", "/members/mia", "{\"mutedUntil\": \"2001-01-01T00:00:00Z\"}"),
          new Call("PUT", "/members/mia", "{\"mutedUntil\": 7}"),
          new Call("PUT", "/members/nobody-at-all", "{\"role\": \"member\"}"),
          new Call("PUT", "/members/x", "{}"),
          new Call("DELETE", "/members/mia", ""),
          new Call("DELETE", "/members/olga", ""),
          new Call("DELETE", "/members/nobody-at-all", ""),
          new Call("PUT", "/bans/mia", "{}"),
          new Call("PUT", "/bans/mia", "{\"reason\": \"spam\", \"until\": \"soon\"}"),
          new Call("PUT", "/bans/mia", "{\"until\": \"2001-01-01T00:00:00Z\"}"),
          new Call("PUT", "/bans/nobody-at-all", "{}"),
          new Call("DELETE", "/bans/bert", ""),
          new Call("DELETE", "/bans/nobody-at-all", ""),
          new Call("GET", "/bans", ""),
          new Call("GET", "/moderation", ""),
          new Call("GET", "/moderation?before=-1", ""),
          new Call("PATCH", "", "{\"description\": \"another\"}"),
          new Call("PATCH", "", "{\"archived\": true}"),
          new Call("PATCH", "", "{\"visibility\": \"secret\"}"),
          new Call("DELETE", "", ""),
          new Call("PUT", "/mine", "{\"level\": \"nothing\"}"),
          new Call("PUT", "/mine", "{}"),
          new Call("GET", "/messages", ""),
          new Call("GET", "/messages/2", ""),
          new Call("GET", "/messages/99", ""),
          new Call("POST", "/messages", "{\"clientId\": \"c\", \"body\": \"x\"}"),
          new Call("PATCH", "/messages/2", "{\"body\": \"x\"}"),
          new Call("DELETE", "/messages/2", ""),
          new Call("POST", "/messages/move", "{\"seqs\": [2], \"thread\": null}"),
          new Call("POST", "/messages/move", "{\"seqs\": [99], \"thread\": 2}"),
          new Call("POST", "/messages/move", "{\"seqs\": []}"),
          new Call("PUT", "/messages/2/reactions/%F0%9F%91%8D", ""),
          new Call("DELETE", "/messages/2/reactions/%F0%9F%91%8D", ""),
          new Call("GET", "/invites", ""),
          new Call("POST", "/invites", "{}"),
          new Call("POST", "/invites", "{\"maxUses\": -1}"),
          new Call("DELETE", "/invites/" + NOWHERE, ""),
          new Call("POST", "/close", ""),
          new Call("GET", "/changes?after=0", ""),
          new Call("PUT", "/read", "{\"seq\": 1}"));

  @BeforeAll
  static void open() {
    site = Site.open();
    OUTSIDERS.put("overseer", site.person("root"));
    Site.Caller olga = site.person("olga");
    site.person("mia");
    OUTSIDERS.put("stranger", site.person("stan"));
    OUTSIDERS.put("banned", site.person("bert"));
    OUTSIDERS.put("kicked", site.person("karl"));
    OUTSIDERS.put("left", site.person("lea"));
    den = site.room(olga, "den", "private");
    for (String name : List.of("mia", "bert", "karl", "lea")) {
      olga.send("PUT", "/api/rooms/" + den + "/members/" + name, "").is(200);
    }
    olga.send("PUT", "/api/rooms/" + den + "/bans/bert", "{}").is(204);
    olga.send("DELETE", "/api/rooms/" + den + "/members/karl", "").is(204);
    OUTSIDERS.get("left").post("/api/rooms/" + den + "/leave", "").is(204);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void nobodyWhoIsOutLearnsThatItIsThere() {
    List<String> unlike = new ArrayList<>();
    OUTSIDERS.forEach(
        (who, caller) -> {
          for (Call call : CALLS) {
            String hidden = told(caller, den, call);
            String nothing = told(caller, NOWHERE, call);
            if (!hidden.equals(nothing)) {
              unlike.add("%s %s%n  %s%n  %s".formatted(who, call, hidden, nothing));
            }
          }
        });
    assertThat(unlike).isEmpty();
    // A room that is seen is told of, or the comparison above couldn't fail.
    String hall = site.room(OUTSIDERS.get("left"), "hall", "public");
    Call look = CALLS.getFirst();
    assertThat(told(OUTSIDERS.get("stranger"), hall, look))
        .isNotEqualTo(told(OUTSIDERS.get("stranger"), NOWHERE, look));
  }

  @Test
  void everyCallUponARoomIsAmongThem() {
    List<String> asked =
        CALLS.stream()
            .map(
                call ->
                    call.method()
                        + " /api/rooms/"
                        + NOWHERE
                        + call.path().replaceFirst("\\?.*", ""))
            .toList();
    List<String> missing =
        site.router()
            .uriRoutes()
            .filter(route -> !route.getHttpMethodName().equals("HEAD"))
            .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api/rooms/{"))
            .filter(
                route ->
                    asked.stream()
                        .noneMatch(
                            call ->
                                call.startsWith(route.getHttpMethodName() + " ")
                                    && route
                                        .match(call.substring(call.indexOf(" ") + 1))
                                        .isPresent()))
            .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
            .toList();
    assertThat(missing).isEmpty();
  }

  private static String told(Site.Caller caller, String room, Call call) {
    Site.Answer answer =
        caller.send(call.method(), "/api/rooms/" + room + call.path(), call.body());
    Map<String, List<String>> headers = new TreeMap<>(answer.headers());
    headers.remove("date");
    return answer.status() + " " + headers + " " + answer.text();
  }
}
