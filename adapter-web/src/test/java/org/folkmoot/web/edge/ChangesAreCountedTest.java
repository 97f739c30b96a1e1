package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import java.util.Set;
import org.folkmoot.web.limit.Counted;
import org.folkmoot.web.limit.NotCounted;
import org.junit.jupiter.api.Test;

class ChangesAreCountedTest {
  private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

  private static List<UriRouteInfo<?, ?>> calls(Site site) {
    return site.router()
        .uriRoutes()
        .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api/"))
        .toList();
  }

  private static boolean says(UriRouteInfo<?, ?> call) {
    AnnotationMetadata said = call.getTargetMethod().getAnnotationMetadata();
    return said.hasAnnotation(Counted.class) != said.hasAnnotation(NotCounted.class);
  }

  @Test
  void everyCallThatChangesSomethingSaysAsWhatItCountsOrWhyItDoesNot() {
    try (Site site = Site.open()) {
      List<UriRouteInfo<?, ?>> changing =
          calls(site).stream()
              .filter(call -> !CHANGE_NOTHING.contains(call.getHttpMethodName()))
              .toList();
      assertThat(changing).hasSizeGreaterThan(20).allMatch(ChangesAreCountedTest::says);
      // Those that read say nothing, so that the rule above can fail.
      assertThat(calls(site)).anyMatch(call -> !says(call));
    }
  }

  @Test
  void whoJoinsAndLeavesInALoopIsToldWhenToComeBack() {
    try (Site site = Site.open("folkmoot.limit-changes", "4/min")) {
      Site.Caller ada = site.person("ada");
      Site.Caller bob = site.person("bob");
      String room = "/api/rooms/" + site.room(ada, "tea", "public");
      for (int i = 0; i < 2; i++) {
        bob.post(room + "/join", "").is(200);
        bob.post(room + "/leave", "").is(204);
      }
      Site.Answer tooOften = bob.post(room + "/join", "");
      tooOften.isProblem(429, "rate_limited", "");
      assertThat(tooOften.header("retry-after")).isEqualTo("15");
      // One kind is counted apart from the others, and one person from the others.
      bob.send("PATCH", "/api/me", "{\"status\": \"tired\"}").is(200);
      ada.post(room + "/join", "").is(200);
      // Looking costs nothing, and going is never refused.
      bob.get(room).is(200);
      bob.post("/api/auth/logout", "").is(204);
    }
  }

  @Test
  void renamingInvitingAddingEditingAndOpeningRoomsAreCounted() {
    try (Site site = Site.open("folkmoot.limit-changes", "1/h")) {
      Site.Caller ada = site.person("ada");
      site.person("bob");
      String room = "/api/rooms/" + site.room(ada, "tea", "public");
      ada.post("/api/rooms", "{\"name\": \"b\", \"visibility\": \"public\"}").is(429);
      String message =
          room
              + "/messages/"
              + ada.post(room + "/messages", "{\"clientId\": \"a\", \"body\": \"x\"}")
                  .is(201)
                  .number("seq");
      onlyOnce(ada, "PATCH", room, "{\"name\": \"tea %d\"}");
      onlyOnce(ada, "POST", room + "/invites", "{}");
      onlyOnce(ada, "PUT", room + "/members/bob", "{}");
      onlyOnce(ada, "PATCH", message, "{\"body\": \"edited %d\"}");
      onlyOnce(ada, "PATCH", "/api/me", "{\"bio\": \"%d\"}");
      ada.send("DELETE", message, "").is(429);
      ada.send("PUT", message + "/reactions/👍", "").is(429);
      ada.send("PUT", room + "/bans/bob", "{}").is(429);
      ada.send("DELETE", room, "").is(429);
    }
  }

  private static void onlyOnce(Site.Caller caller, String method, String path, String body) {
    assertThat(caller.send(method, path, body.formatted(1)).status()).isBetween(200, 299);
    caller.send(method, path, body.formatted(2)).isProblem(429, "rate_limited", "");
  }
}
