package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.PostRequest;
import org.folkmoot.application.posting.Posted;
import org.folkmoot.bootstrap.settings.Settings;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits in the lanes when it all ends, without the leave that a replica takes. */
class LastPostsTest {
  private static final int POSTS = 5_000;

  @TempDir Path home;

  @Test
  void whatIsQueuedIsStoredBeforeTheDatabaseGoesAndTheThreadsGoToo() throws Exception {
    try (OwnPostgres postgres = new OwnPostgres(home)) {
      Map<String, String> settings = new HashMap<>(postgres.settings());
      settings.putAll(
          Map.of(
              "FOLKMOOT_PORT", "0",
              "FOLKMOOT_MANAGEMENT_PORT", "0",
              "FOLKMOOT_DRAIN_SECONDS", "0",
              "FOLKMOOT_DATA", home.resolve("data").toString()));
      List<CompletableFuture<Decision<Posted>>> answers = new ArrayList<>();
      try (Folkmoot folkmoot = Folkmoot.start(Settings.from(settings));
          HttpClient client = HttpClient.newHttpClient()) {
        Visitor.registered(client, folkmoot.address());
        UserId sender = new UserId(id(settings, "select id from folkmoot.users where not bot"));
        RoomId room = new RoomId(id(settings, "select id from folkmoot.rooms"));
        PostMessage posts = folkmoot.beans().getBean(PostMessage.class);
        for (int i = 0; i < POSTS; i++) {
          answers.add(
              posts
                  .post(
                      new PostRequest(
                          room, sender, new ClientId("last-" + i), "bye", null, System.nanoTime()))
                  .toCompletableFuture());
        }
      }
      assertThat(answers)
          .allMatch(CompletableFuture::isDone)
          .allMatch(answer -> answer.join() instanceof Decision.Accepted<Posted>);
      assertThat(ask(settings, "select count(*) from folkmoot.messages where body = 'bye'"))
          .isEqualTo("" + POSTS);
      await()
          .until(
              () ->
                  Thread.getAllStackTraces().keySet().stream()
                      .noneMatch(thread -> thread.getName().startsWith("folkmoot-lane-")));
    }
  }

  private static UUID id(Map<String, String> settings, String sql) throws SQLException {
    return UUID.fromString(ask(settings, sql));
  }

  private static String ask(Map<String, String> settings, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                settings.get("FOLKMOOT_DATABASE_URL"),
                settings.get("FOLKMOOT_DATABASE_USER"),
                settings.get("FOLKMOOT_DATABASE_PASSWORD"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
