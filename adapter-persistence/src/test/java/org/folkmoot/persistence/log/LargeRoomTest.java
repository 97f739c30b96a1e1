package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.bus.InProcessDoorbell;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.LivePorts;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.message.ChangeMessage;
import org.folkmoot.application.message.DeleteMessage;
import org.folkmoot.application.message.EditMessage;
import org.folkmoot.application.passing.PassingSignals;
import org.folkmoot.application.posting.PostBatchStore;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.PostRequest;
import org.folkmoot.application.posting.Posted;
import org.folkmoot.application.posting.PostingLane;
import org.folkmoot.application.presence.InProcessPresence;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.room.LeaveRoom;
import org.folkmoot.application.room.LookAtRooms;
import org.folkmoot.application.room.MarkRead;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.session.ReadyGreeting;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.task.BackgroundWork;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.Me;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing that anybody does in a room of 50,000 asks for all of them: PostgreSQL touches about as
 * many rows for it as in a room of forty. What is counted are the rows of every node of every plan,
 * so also those that a scan only walks over, or a sort takes in.
 */
final class LargeRoomTest {
  private static final LargeHouse.Size SIZE =
      new LargeHouse.Size(52_000, 1_000, 1_000, 20, 50_000, 1, 1, 10);
  private static final RoomId SMALL = new RoomId(new UUID(0, 700));
  // A page of fifty, the way through an index to each, and what is read along with them.
  private static final long ROWS_MORE_MAX = 600;
  private static final Stored STORED = new Stored();

  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final Explaining database = Explaining.over(STORED, Explaining.How.COUNTED);
  private final JdbcRoomLog log = new JdbcRoomLog(database);
  private final JdbcRooms rooms = new JdbcRooms(database);
  private final JdbcHistory history = new JdbcHistory(database);
  private final Presence presence = new InProcessPresence();
  private final Live live = live();
  private final Map<String, Long> rows = new LinkedHashMap<>();

  @BeforeAll
  static void fill() throws SQLException {
    LargeHouse.fill(STORED, SIZE);
  }

  @AfterAll
  static void close() {
    STORED.close();
  }

  private static UserId user(int number) {
    return new UserId(new UUID(0, number));
  }

  @Test
  void inARoomOfFiftyThousandNothingIsReadOfAllOfThem() {
    Map<String, Long> small = counted(SMALL, user(29_010), 51_500);
    Map<String, Long> large = counted(LargeHouse.ROOM, user(21_010), 51_600);
    System.out.println("Rows touched in a room of 40: " + small);
    System.out.println("Rows touched in a room of 50,000: " + large);
    assertThat(small.values()).filteredOn(touched -> touched > 0).hasSizeGreaterThan(15);
    large.forEach(
        (what, touched) ->
            assertThat(touched)
                .as("%s: %d rows in a small room", what, small.get(what))
                .isLessThan(3 * small.getOrDefault(what, 0L) + ROWS_MORE_MAX));
  }

  @Test
  void whatReadsAllOfThemIsFound() {
    counts("all", () -> database.statement(c -> everybody(c, LargeHouse.ROOM)));
    assertThat(rows.get("all")).isGreaterThan(50_000);
  }

  private static List<Integer> everybody(java.sql.Connection c, RoomId room) throws SQLException {
    return Columns.query(
        c, "select 1 from memberships where room_id = ?", row -> row.getInt(1), room.value());
  }

  private void counts(String what, Runnable deed) {
    database.forget();
    deed.run();
    rows.put(what, database.plans().stream().mapToLong(Explaining.Plan::rows).sum());
  }

  private Map<String, Long> counted(RoomId room, UserId member, int newcomerNumber) {
    rows.clear();
    UserId newcomer = user(newcomerNumber);
    String name = "user" + newcomerNumber;
    ClientSession listener =
        live.sessions().open(member, new SignInId(new UUID(1, newcomerNumber)), new Listener());
    listener.hello(Map.of(), null);
    presence.here(member, Presence.State.ONLINE);
    counts("join", () -> accepted(new JoinRoom(change(), log, rooms).join(newcomer, room)));
    talk(room, member, newcomer);
    look(room, member, newcomer);
    rule(room, name);
    counts("leave", () -> accepted(new LeaveRoom(change(), log).leave(member, room)));
    return new LinkedHashMap<>(rows);
  }

  private ChangeInRoom change() {
    return new ChangeInRoom(log, database, live, time);
  }

  private void talk(RoomId room, UserId member, UserId newcomer) {
    PostMessage post =
        new PostMessage(
            List.of(
                new PostingLane(
                    new PostBatchStore(
                        log, database, live, time, new InMemoryHouse(time, Runnable::run).level),
                    Runnable::run,
                    Runnable::run,
                    time,
                    Measures.NONE)),
            Limit.NONE);
    Seq[] said = new Seq[1];
    counts(
        "post",
        () -> {
          Posted posted =
              accepted(
                  post.post(
                          new PostRequest(
                              room,
                              member,
                              new ClientId("large"),
                              "@user1500 and @user9, hello",
                              null,
                              time.nanos()))
                      .toCompletableFuture()
                      .join());
          said[0] = posted.seq();
        });
    ChangeMessage change = new ChangeMessage(change(), log);
    counts(
        "edit",
        () ->
            accepted(
                new EditMessage(change, log)
                    .edit(member, room, said[0], Body.written("@user1501"))));
    counts(
        "delete",
        () -> accepted(new DeleteMessage(change, STORED.users()).delete(member, room, said[0])));
    MarkRead read = new MarkRead(rooms, live);
    counts(
        "mark read",
        () -> accepted(read.mark(newcomer, new Username("reader"), room, said[0], false)));
    PassingSignals passing =
        new PassingSignals(
            history,
            live.tails(),
            new InProcessDoorbell(),
            new Silence(),
            new BackgroundWork(time, time, Runnable::run));
    counts("type", () -> passing.tellTyping(room, member, new Username("typist"), true));
  }

  private void look(RoomId room, UserId member, UserId newcomer) {
    LookAtRooms look = new LookAtRooms(rooms, presence);
    String[] next = new String[1];
    counts("people", () -> next[0] = accepted(look.members(member, room, "", null, 30)).next());
    counts("more people", () -> accepted(look.members(member, room, "", next[0], 30)));
    counts("people by name", () -> accepted(look.members(member, room, "user3", null, 30)));
    counts("view", () -> accepted(look.one(member, room)));
    counts("own rooms", () -> look.own(newcomer));
    counts(
        "catch up",
        () -> new CatchUp(history).after(member, room, new Seq(1), null, CatchUp.MESSAGES_MAX));
    counts("standing", () -> history.standing(room, member));
    counts("stretch", () -> history.stretch(room, new Seq(1), 50));
  }

  private void rule(RoomId room, String name) {
    // The room's founder, who isn't in it, is made an owner, as from the day of its founding.
    UserId owner = user(51_990 + (room.equals(SMALL) ? 0 : 1));
    accepted(new JoinRoom(change(), log, rooms).join(owner, room));
    STORED
        .transactions()
        .write(
            () -> {
              try (var c = STORED.connect();
                  var s =
                      c.prepareStatement(
                          "update memberships set role = 'owner' where user_id = ?")) {
                s.setObject(1, owner.value());
                return s.executeUpdate();
              } catch (SQLException broken) {
                throw new IllegalStateException(broken);
              }
            });
    Moderate moderate =
        new Moderate(
            change(),
            log,
            STORED.users(),
            STORED.bean(Blocks.class),
            history,
            presence,
            STORED.bean(DueJobs.class));
    Instant later = time.instant().plusSeconds(60);
    counts(
        "mute",
        () ->
            accepted(
                moderate.place(
                    owner, room, name, new Moderate.MemberPatch(null, new Moderate.Mute(later)))));
    counts("kick", () -> accepted(moderate.kick(owner, room, name)));
    counts("ban", () -> accepted(moderate.ban(owner, room, name, later, null)));
    counts("bans", () -> new JdbcModerationLog(database).bans(room, time.instant(), null, 50));
    counts(
        "moderation",
        () -> new JdbcModerationLog(database).deeds(room, new Seq(Long.MAX_VALUE), 50));
  }

  // --- the live part, over the same database ---

  private Live live() {
    AtomicInteger names = new AtomicInteger();
    return new LivePorts(
            history,
            rooms,
            new InProcessDoorbell(),
            presence,
            STORED.sightings(),
            new Silence(),
            new BackgroundWork(time, time, Runnable::run),
            new ReadyGreeting(LargeRoomTest::me, () -> "", "test", 20_000, Map.of(), List::of),
            () -> "socket " + names.incrementAndGet())
        .live();
  }

  private static Me me(User user) {
    return new Me(
        user.id().toString(), "me", "Me", null, null, null, true, null, false, null, false);
  }

  private static final class Listener implements SocketPort {
    private static final Executor DIRECTLY = Runnable::run;

    @Override
    public Executor thread() {
      return DIRECTLY;
    }

    @Override
    public void wake() {}

    @Override
    public void close(Closing why) {}
  }

  /** Frames that say nothing. */
  private static final class Silence implements Frames {
    private static final Frame NOTHING = () -> new byte[0];

    @Override
    public Frame of(Change said) {
      return NOTHING;
    }

    @Override
    public Frame of(ServerMessage said) {
      return NOTHING;
    }

    @Override
    public Frame catchup(RoomId room, List<Frame> changes, Seq head, Epoch epoch) {
      return NOTHING;
    }

    @Override
    public int form() {
      return 0;
    }

    @Override
    public Frame received(byte[] json) {
      return NOTHING;
    }
  }
}
