package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TooOftenTest {
  private static final String LOGIN =
      """
      {"username": "ada", "password": "%s"}""";
  private final Site site = Site.open("folkmoot.limits", "2/min");

  @AfterEach
  void close() {
    site.close();
  }

  private static void onlyTwice(Supplier<Site.Answer> call, int status) {
    call.get().is(status);
    call.get().is(status);
    Site.Answer third = call.get();
    third.isProblem(429, "rate_limited", "");
    assertThat(third.header("retry-after")).isEqualTo("30");
  }

  @Test
  void signingInTooOftenSaysWhenToComeBack() {
    onlyTwice(
        () -> site.nobody().post("/api/auth/login", LOGIN.formatted("not the password")), 401);
  }

  @Test
  void aPasswordThatNobodyMayHaveIsAnAttemptToo() {
    onlyTwice(() -> site.nobody().post("/api/auth/login", LOGIN.formatted("short")), 401);
  }

  @Test
  void registeringTooOftenSaysWhenToComeBack() {
    int[] number = {0};
    onlyTwice(
        () ->
            site.nobody()
                .post(
                    "/api/auth/register",
                    "{\"username\": \"ada%d\", \"password\": \"a good password\"}"
                        .formatted(number[0]++)),
        201);
  }

  @Test
  void postingTooOftenSaysWhenToComeBack() {
    Site.Caller ada = site.person("ada");
    String messages = "/api/rooms/" + site.room(ada, "tea", "public") + "/messages";
    int[] number = {0};
    onlyTwice(
        () -> ada.post(messages, "{\"clientId\": \"c%d\", \"body\": \"x\"}".formatted(number[0]++)),
        201);
  }
}
