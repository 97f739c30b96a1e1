package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixteen want at once what can't all be had: one right outcome, and nothing breaks. */
class AtOnceTest {
  private static final int ROUNDS = 10;
  private static final String FACTS =
      """
      select r.member_count = count(m.*) filter (where m.left_seq is null) as counted,
        count(m.*) filter (where m.left_seq is null and m.role = 'owner') as owners
      from folkmoot.rooms r join folkmoot.memberships m on m.room_id = r.id
      where r.id = ?::uuid group by r.id""";

  @TempDir static Path home;

  private static OwnPostgres postgres;
  private static Program program;
  private static HttpClient client;
  private static Visitor root;
  private static Visitor ada;
  private static Visitor bob;
  private static Visitor cid;
  private static int rooms;

  @BeforeAll
  static void begin() throws IOException {
    postgres = new OwnPostgres(home);
    program = Program.start(Files.createDirectory(home.resolve("one")), postgres.settings());
    client = HttpClient.newHttpClient();
    root = Visitor.registered(client, program.address());
    ada = root.another("ada");
    bob = root.another("bob");
    cid = root.another("cid");
  }

  @AfterAll
  static void end() throws Exception {
    client.close();
    program.close();
    postgres.close();
  }

  @AfterEach
  void nothingWasLockedInACircle() throws Exception {
    assertThat(number("select deadlocks from pg_stat_database where datname = 'folkmoot'"))
        .isZero();
    assertThat(Files.readString(home.resolve("postgres/postgresql/own.log")))
        .doesNotContainIgnoringCase("deadlock");
    assertThat(program.output()).doesNotContain("ERROR");
  }

  private interface Attempt {
    Visitor.Answer ask() throws IOException;
  }

  /** The statuses of the answers, each attempt equally often, all asked at once. */
  private static List<List<Integer>> atOnce(Attempt... attempts) throws Exception {
    int times = 16 / attempts.length;
    CountDownLatch go = new CountDownLatch(1);
    List<List<Integer>> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<List<Future<Integer>>> asked = new ArrayList<>();
      for (Attempt attempt : attempts) {
        List<Future<Integer>> same = new ArrayList<>();
        for (int i = 0; i < times; i++) {
          Callable<Integer> call =
              () -> {
                go.await();
                return attempt.ask().status();
              };
          same.add(threads.submit(call));
        }
        asked.add(same);
      }
      go.countDown();
      for (List<Future<Integer>> same : asked) {
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : same) {
          answers.add(answer.get());
        }
        statuses.add(answers);
      }
    }
    return statuses;
  }

  private static String room(Visitor... members) throws IOException {
    Visitor.Answer made =
        ada.send(
            "POST", "/api/rooms", Map.of("name", "at once " + ++rooms, "visibility", "public"));
    String here = "/api/rooms/" + made.body().get("id");
    for (Visitor member : members) {
      assertThat(member.send("POST", here + "/join", null).status()).isEqualTo(200);
    }
    return here;
  }

  private static String twoOwners() throws IOException {
    String here = room(bob);
    assertThat(ada.send("PUT", here + "/members/bob", Map.of("role", "owner")).status())
        .isEqualTo(200);
    return here;
  }

  @Test
  void ofTheLastTwoOwnersOneMayLeave() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String here = twoOwners();
      List<List<Integer>> answers =
          atOnce(
              () -> ada.send("POST", here + "/leave", null),
              () -> bob.send("POST", here + "/leave", null));
      // Whoever is out stays out, and leaves as often as they like.
      boolean adaLeft = answers.get(0).contains(204);
      assertThat(answers.get(adaLeft ? 0 : 1)).containsOnly(204);
      assertThat(answers.get(adaLeft ? 1 : 0)).containsOnly(409);
      holds(here, 1);
    }
  }

  @Test
  void ofTheLastTwoOwnersOneDemotesTheOther() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String here = twoOwners();
      Map<String, String> member = Map.of("role", "member");
      List<List<Integer>> answers =
          atOnce(
              () -> ada.send("PUT", here + "/members/bob", member),
              () -> bob.send("PUT", here + "/members/ada", member));
      boolean adaDid = answers.get(0).contains(200);
      assertThat(answers.get(adaDid ? 0 : 1)).containsOnly(200);
      assertThat(answers.get(adaDid ? 1 : 0)).containsOnly(403);
      holds(here, 1);
    }
  }

  @Test
  void leavingDemotingAndSendingAwayLeaveOneOwner() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String here = twoOwners();
      List<List<Integer>> answers =
          atOnce(
              () -> ada.send("POST", here + "/leave", null),
              () -> bob.send("DELETE", here + "/members/ada", null),
              () -> root.send("PUT", here + "/bans/bob", Map.of("reason", "both")),
              () -> bob.send("PUT", here + "/members/bob", Map.of("role", "member")));
      assertThat(answers).allSatisfy(each -> assertThat(each).isSubsetOf(200, 204, 403, 409));
      holds(here, 1);
    }
  }

  @Test
  void whoIsBannedWhileTheyJoinIsOut() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String here = room();
      List<List<Integer>> answers =
          atOnce(
              () -> ada.send("PUT", here + "/bans/cid", Map.of("reason", "spam")),
              () -> cid.send("POST", here + "/join", null));
      assertThat(answers.get(0)).containsOnly(204);
      assertThat(answers.get(1)).isSubsetOf(200, 403);
      assertThat(cid.send("POST", here + "/join", null).status()).isEqualTo(403);
      assertThat(cid.send("GET", here + "/messages", null).status()).isEqualTo(403);
      assertThat(ada.send("GET", here + "/members", null).body().toString())
          .doesNotContain("username=cid");
      holds(here, 1);
    }
  }

  @Test
  void whatIsDeletedWhileItIsChangedStaysDeleted() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String here = room(bob);
      long seq =
          Visitor.seq(
              ada.send("POST", here + "/messages", Map.of("clientId", "first", "body", "hello"))
                  .body());
      String message = here + "/messages/" + seq;
      List<List<Integer>> answers =
          atOnce(
              () -> ada.send("DELETE", message, null),
              () -> ada.send("PATCH", message, Map.of("body", "other words")),
              () -> bob.send("PUT", message + "/reactions/%F0%9F%91%8D", null),
              () ->
                  bob.send(
                      "POST",
                      here + "/messages",
                      Map.of("clientId", "same", "body", "what?", "replyTo", seq)));
      assertThat(answers.get(0)).containsOnly(204);
      assertThat(answers.get(1)).isSubsetOf(200, 409);
      assertThat(answers.get(2)).isSubsetOf(200, 409);
      assertThat(answers.get(3)).isSubsetOf(200, 201).containsOnlyOnce(201);
      Map<String, Object> left = ada.send("GET", message, null).body();
      assertThat(left.get("body")).isEqualTo("");
      assertThat(left.get("reactions")).isEqualTo(List.of());
      assertThat(left).containsKey("deletedAt");
      holds(here, 1);
    }
  }

  @Test
  void ofManyWhoTakeTheLastUseOfAnInvitationOneComesIn() throws Exception {
    List<Visitor> guests = new ArrayList<>(List.of(bob, cid));
    for (String name : List.of("dan", "eve", "flo", "gus", "hal", "ida")) {
      guests.add(root.another(name));
    }
    for (int i = 0; i < ROUNDS; i++) {
      String here = room();
      Object code = ada.send("POST", here + "/invites", Map.of("maxUses", 1)).body().get("code");
      List<List<Integer>> answers =
          atOnce(
              guests.stream()
                  .map(
                      guest ->
                          (Attempt)
                              () -> guest.send("POST", "/api/invites/" + code + "/accept", null))
                  .toArray(Attempt[]::new));
      assertThat(answers).filteredOn(List.of(200, 200)::equals).hasSize(1);
      assertThat(answers).filteredOn(List.of(410, 410)::equals).hasSize(guests.size() - 1);
      assertThat(ada.send("GET", here, null).body().get("memberCount")).isEqualTo(2);
      holds(here, 1);
    }
  }

  @Test
  void manyDeedsInManyRoomsToTheSamePeopleLockNobodyOut() throws Exception {
    String one = room(bob, cid);
    String two = room(bob, cid);
    for (int i = 0; i < ROUNDS; i++) {
      List<List<Integer>> answers =
          atOnce(
              () -> ada.send("DELETE", one + "/members/bob", null),
              () -> ada.send("DELETE", two + "/members/bob", null),
              () -> bob.send("POST", one + "/join", null),
              () -> bob.send("POST", two + "/join", null),
              () -> ada.send("PUT", one + "/members/cid", Map.of("role", "admin")),
              () -> ada.send("PUT", two + "/members/cid", Map.of("role", "member")),
              () -> cid.send("POST", one + "/leave", null),
              () -> root.send("PUT", two + "/members/cid", Map.of()));
      assertThat(answers).allSatisfy(each -> assertThat(each).isSubsetOf(200, 204));
      holds(one, 1);
      holds(two, 1);
    }
  }

  /** Its members are counted right, and it has so many owners. */
  private static void holds(String here, int owners) throws SQLException {
    String id = here.substring(here.lastIndexOf('/') + 1);
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(FACTS)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getBoolean("counted")).as("members of %s", here).isTrue();
        assertThat(row.getInt("owners")).as("owners of %s", here).isEqualTo(owners);
      }
    }
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private static Connection connect() throws SQLException {
    Map<String, String> settings = new HashMap<>(postgres.settings());
    return DriverManager.getConnection(
        settings.get("FOLKMOOT_DATABASE_URL"),
        settings.get("FOLKMOOT_DATABASE_USER"),
        settings.get("FOLKMOOT_DATABASE_PASSWORD"));
  }
}
