package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.reconcile.DatabaseCheck;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No hot statement walks through a large table, asked with 200,000 messages and 20,000 rooms. */
final class PlansTest {
  private static final Stored STORED = new Stored();

  private static Explaining explaining;

  @BeforeAll
  static void fill() throws SQLException {
    LargeHouse.fill(STORED, LargeHouse.Size.MIDDLING);
    explaining = Explaining.over(STORED, Explaining.How.PLANNED);
  }

  @AfterAll
  static void close() {
    STORED.close();
  }

  @Test
  void postingCatchingUpCountingAndPagingGoByAnIndex() {
    post();
    read();
    look();
    assertThat(explaining.plans()).hasSizeGreaterThan(25);
    explaining.assertNoneWalksThroughALargeTable();
  }

  private static void post() {
    RoomLog log = new JdbcRoomLog(explaining);
    ClientId known = new ClientId("c1");
    Set<Username> names = Set.of(new Username("user1501"));
    RoomLog.PostLookup plain =
        new RoomLog.PostLookup(LargeHouse.ROOM, LargeHouse.USER, known, null, names);
    RoomLog.PostLookup answer =
        new RoomLog.PostLookup(LargeHouse.ROOM, LargeHouse.USER, known, new Seq(100), names);
    explaining.write(
        () -> {
          assertThat(log.lock(List.of(LargeHouse.ROOM)).rooms()).hasSize(1);
          assertThat(log.lockAndLook(List.of(plain, plain, plain)).looks()).hasSize(3);
          assertThat(log.lockAndLook(List.of(plain, answer, answer)).looks()).hasSize(3);
          assertThat(log.known(List.of(plain, answer, answer))).hasSize(3);
          log.message(LargeHouse.ROOM, new Seq(100));
          log.member(LargeHouse.ROOM, LargeHouse.USER);
          log.ownersBesides(LargeHouse.ROOM, LargeHouse.USER);
          log.roomsOf(LargeHouse.USER, RoomKind.ROOM, 1_000);
          log.shareRoom(LargeHouse.USER, User.HOUSE);
          log.reacted(LargeHouse.ROOM, new Seq(100), LargeHouse.USER, new Emoji("👍"));
          log.membersAmong(LargeHouse.ROOM, Set.of(new Username("user1501")));
          return log.appended(LargeHouse.ROOM, new Seq(230), new Seq(240));
        });
  }

  private static void read() {
    History history = new JdbcHistory(explaining);
    history.standing(LargeHouse.ROOM, LargeHouse.USER);
    history.ownMembership(LargeHouse.USER, LargeHouse.ROOM);
    history.countMessages(LargeHouse.ROOM, new Seq(50), new Seq(240), 1_001);
    history.countMembers(LargeHouse.ROOM, new Seq(0), new Seq(240), 201);
    assertThat(
            history.changes(
                LargeHouse.USER, LargeHouse.ROOM, new Seq(200), new Seq(240), true, 1_000))
        .isPresent();
    history.stretch(LargeHouse.ROOM, new Seq(200), 1_000);
    history.heads(List.of(LargeHouse.ROOM));
    history.message(LargeHouse.USER, LargeHouse.ROOM, new Seq(100));
    history.page(LargeHouse.USER, LargeHouse.ROOM, new History.Where.Newest(), 50);
    history.page(LargeHouse.USER, LargeHouse.ROOM, new History.Where.Before(new Seq(100)), 50);
    history.page(LargeHouse.USER, LargeHouse.ROOM, new History.Where.After(new Seq(100)), 50);
    history.page(LargeHouse.USER, LargeHouse.ROOM, new History.Where.Around(new Seq(100)), 50);
  }

  private static void look() {
    JdbcRooms rooms = new JdbcRooms(explaining);
    assertThat(rooms.viewsOf(LargeHouse.USER).rooms()).hasSizeGreaterThan(10);
    rooms.view(LargeHouse.ROOM, LargeHouse.USER);
    rooms.publicNamed(new RoomName("room7"));
    rooms.directory("", null, 50);
    rooms.members(LargeHouse.USER, LargeHouse.ROOM, "", null, 50);
    rooms.members(LargeHouse.USER, LargeHouse.ROOM, "user15", "user155", 50);
    rooms.membersAmong(
        LargeHouse.ROOM, List.of(LargeHouse.USER, new UserId(new UUID(0, 1501))), "", 50);
    rooms.markRead(LargeHouse.USER, LargeHouse.ROOM, new Seq(200), false);
    ModerationLog moderation = new JdbcModerationLog(explaining);
    assertThat(moderation.deeds(LargeHouse.ROOM, new Seq(100), 50).items()).hasSize(50);
    assertThat(moderation.bans(LargeHouse.ROOM, Instant.now(), null, 50).items()).hasSize(1);
    DatabaseCheck.Believed believed =
        new DatabaseCheck.Believed(
            Map.of(LargeHouse.ROOM, new Seq(1)),
            Map.of(LargeHouse.USER, -1L),
            List.of(new SignInId(new UUID(1, 1))));
    assertThat(
            explaining
                .<DatabaseCheck.Differences>statement(c -> JdbcDatabaseCheck.seen(c, believed))
                .moved())
        .hasSize(1);
  }
}
