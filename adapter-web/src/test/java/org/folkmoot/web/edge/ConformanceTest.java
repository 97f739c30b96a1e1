package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That every call of these tests is held against the document means nothing unless this fails. */
class ConformanceTest {
  private static Site site;
  private static Conformance conformance;

  @BeforeAll
  static void open() {
    site = Site.open();
    conformance = new Conformance(site.nobody().get("/openapi.json").text());
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static void ticket(int status, String more) {
    String answer = "{\"ticket\": \"t\", \"expiresAt\": \"2026-02-03T12:00:00.000Z\"" + more + "}";
    conformance.check("POST", "/api/ws-ticket", "", status, "application/json", answer);
  }

  @Test
  void whatIsAsToldPasses() {
    assertThatNoException().isThrownBy(() -> ticket(201, ""));
  }

  @Test
  void aStatusThatIsNotToldFails() {
    assertThatThrownBy(() -> ticket(200, "")).hasMessageContaining("not in the document");
  }

  @Test
  void aFieldThatIsNotToldFails() {
    assertThatThrownBy(() -> ticket(201, ", \"more\": 1")).hasMessageContaining("more");
  }

  @Test
  void aTypeThatIsNotToldFails() {
    assertThatThrownBy(
            () -> conformance.check("GET", "/api/me/preferences", "", 200, "text/plain", "{}"))
        .hasMessageContaining("text/plain");
  }

  @Test
  void aBodyThatWasAcceptedAndIsNotAllowedFails() {
    assertThatThrownBy(
            () ->
                conformance.check(
                    "PUT", "/api/rooms/7/read", "{\"seq\": \"one\"}", 204, "application/json", ""))
        .hasMessageContaining("integer");
  }
}
