package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.folkmoot.application.log.Unavailable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
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

  @Test
  void whatIsNotThereIsNotFound() {
    ada.get("/api/nothing").isProblem(404, "not_found", "");
    site.nobody().get("/api/nothing/here").isProblem(404, "not_found", "");
    ada.get("/api/rooms/" + new UUID(9, 9)).isProblem(404, "not_found", "");
    ada.get("/api/rooms/~nowhere").isProblem(404, "not_found", "");
    ada.get("/api/rooms/no-id").isProblem(404, "not_found", "");
  }

  @Test
  void aWrongMethodIsNotAllowed() {
    ada.send("DELETE", "/api/me", "").isProblem(405, "invalid", "");
    ada.send("PUT", "/api/auth/login", "{}").isProblem(405, "invalid", "");
  }

  @Test
  void nobodyIsAskedToSignIn() {
    for (String path : List.of("/api/me", "/api/rooms", "/api/rooms/~general/messages")) {
      site.nobody().get(path).isProblem(401, "unauthenticated", "");
    }
    site.nobody().post("/api/rooms", "{").isProblem(401, "unauthenticated", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "nonsense", "[1]", "\"text\"", "{\"name\": {\"a\": 1}}", "{}x{"})
  void malformedJsonIsInvalid(String body) {
    Site.Answer answer = ada.post("/api/rooms", body).is(400);
    assertThat(answer.string("code")).isEqualTo("invalid");
  }

  @Test
  void aMissingBodyIsInvalid() {
    Site.Answer answer = ada.post("/api/rooms", "").is(400);
    assertThat(answer.string("code")).isEqualTo("invalid");
  }

  @Test
  void aBodyOverTheLimitIsTooLarge() {
    String large = "{\"name\": \"%s\"}".formatted("x".repeat(1_100_000));
    ada.post("/api/rooms", large).isProblem(413, "too_large", "");
  }

  @ParameterizedTest
  @CsvSource({
    "name, '\"visibility\": \"public\"'",
    "name, '\"visibility\": \"public\", \"name\": \"\"'",
    "name, '\"visibility\": \"public\", \"name\": \"a\\u0000\"'",
    "name, '\"visibility\": \"public\", \"name\": \"a\\ud83d\"'",
    "visibility, '\"name\": \"a\"'",
    "visibility, '\"name\": \"a\", \"visibility\": \"PUBLIC\"'",
  })
  void aWrongFieldOfARoomIsNamed(String field, String fields) {
    ada.post("/api/rooms", "{" + fields + "}").isProblem(400, "invalid", field);
  }

  @ParameterizedTest
  @CsvSource({
    "limit, limit=0",
    "limit, limit=201",
    "limit, limit=x",
    "before, before=1&after=1",
    "before, before=-1",
    "after, after=x"
  })
  void aWrongParameterIsNamed(String field, String query) {
    ada.get("/api/rooms/~general/messages?" + query).isProblem(400, "invalid", field);
  }

  @Test
  void aCatchUpNeedsItsPosition() {
    ada.get("/api/rooms/~general/changes").isProblem(400, "invalid", "after");
    ada.get("/api/rooms/~general/changes?after=0&limit=1001").isProblem(400, "invalid", "limit");
  }

  @Test
  void unknownFieldsAreIgnored() {
    ada.post("/api/rooms", "{\"name\": \"odd\", \"visibility\": \"private\", \"new\": [{}]}")
        .is(201);
  }

  @Test
  void whatTheDatabaseDoesNotAnswerIsUnavailable() {
    try (Site broken = Site.open()) {
      Site.Caller bob = broken.person("bob");
      broken
          .house()
          .store
          .betweenStatements(
              () -> {
                throw new Unavailable("away");
              });
      Site.Answer answer = bob.get("/api/rooms");
      answer.isProblem(503, "unavailable", "");
      assertThat(answer.header("retry-after")).isEqualTo("1");
    }
  }
}
