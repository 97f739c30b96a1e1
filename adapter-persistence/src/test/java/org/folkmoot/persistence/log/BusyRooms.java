package org.folkmoot.persistence.log;

import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.Directs;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.message.ChangeMessage;
import org.folkmoot.application.message.DeleteMessage;
import org.folkmoot.application.message.EditMessage;
import org.folkmoot.application.message.MoveMessages;
import org.folkmoot.application.message.ReactToMessage;
import org.folkmoot.application.posting.PostBatchStore;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.PostRequest;
import org.folkmoot.application.posting.PostingLane;
import org.folkmoot.application.presence.InProcessPresence;
import org.folkmoot.application.room.ActInRoom;
import org.folkmoot.application.room.ApplyRetention;
import org.folkmoot.application.room.ChangeRoom;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.room.LeaveRoom;
import org.folkmoot.application.room.MarkRead;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.room.OpenDirect;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.persistence.testing.Stored;
import org.jspecify.annotations.Nullable;

/** Some people in some rooms, who do whatever a seed has them do. What is refused is done, too. */
final class BusyRooms {
  private static final int PEOPLE = 9;
  private static final int LATELY = 60;

  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final Stored stored;
  private final RandomGenerator random;
  private final List<UserId> people = new ArrayList<>();
  private final List<RoomId> rooms = new ArrayList<>();
  private final Map<String, Integer> done = new HashMap<>();

  private final PostMessage post;
  private final EditMessage edit;
  private final DeleteMessage delete;
  private final ReactToMessage react;
  private final MarkRead markRead;
  private final JoinRoom join;
  private final LeaveRoom leave;
  private final Moderate moderate;
  private final ChangeRoom changeRoom;
  private final MoveMessages move;
  private final ApplyRetention clear;
  private int posts;

  BusyRooms(Stored stored, RandomGenerator random, Executor executor) {
    this.stored = stored;
    this.random = random;
    // Only for the ears of those who are connected, of whom there are none.
    InMemoryHouse house = new InMemoryHouse(time, Runnable::run);
    Live live = house.live;
    var log = stored.log();
    var transactions = stored.transactions();
    PostBatchStore storing = new PostBatchStore(log, transactions, live, time, house.level);
    this.post =
        new PostMessage(
            List.of(new PostingLane(storing, executor, executor, time, Measures.NONE)), Limit.NONE);
    ChangeInRoom changeInRoom = new ChangeInRoom(log, transactions, live, time);
    ChangeMessage change = new ChangeMessage(changeInRoom, log);
    this.edit = new EditMessage(change, log);
    this.delete = new DeleteMessage(change, stored.users());
    this.react = new ReactToMessage(change, log);
    this.markRead = new MarkRead(stored.rooms(), live);
    this.join = new JoinRoom(changeInRoom, log, stored.rooms());
    this.leave = new LeaveRoom(changeInRoom, log);
    this.moderate =
        new Moderate(
            changeInRoom,
            log,
            stored.users(),
            stored.bean(Blocks.class),
            stored.history(),
            new InProcessPresence(),
            stored.bean(DueJobs.class));
    ActInRoom act = new ActInRoom(changeInRoom, log, stored.users());
    this.move = new MoveMessages(act, log, house.level);
    this.changeRoom = new ChangeRoom(act, log, stored.rooms());
    this.clear = new ApplyRetention(stored.bean(Retention.class), transactions, changeInRoom, time);
    furnish(live);
  }

  // The first of the people owns all rooms, and stays.
  private void furnish(Live live) {
    for (int i = 0; i < PEOPLE; i++) {
      UserId id = new UserId(new UUID(5, i));
      people.add(id);
      stored.person(id, name(i), time.instant());
    }
    CreateRoom create =
        new CreateRoom(
            stored.log(), stored.rooms(), stored.transactions(), live, time, UUID::randomUUID);
    for (String name : List.of("hall", "attic", "cellar", "den")) {
      Visibility visibility = name.equals("den") ? Visibility.PRIVATE : Visibility.PUBLIC;
      made(accepted(create.create(owner(), new RoomName(name), Description.NONE, visibility)).id());
    }
    OpenDirect open =
        new OpenDirect(
            new OpenDirect.Stores(
                stored.log(),
                stored.rooms(),
                stored.bean(Directs.class),
                stored.users(),
                stored.bean(Blocks.class)),
            stored.transactions(),
            live,
            time,
            UUID::randomUUID);
    made(accepted(open.open(owner(), List.of(new Username(name(1)), new Username(name(2))))).id());
  }

  private void made(String room) {
    rooms.add(new RoomId(UUID.fromString(room)));
  }

  List<UserId> people() {
    return people;
  }

  List<RoomId> rooms() {
    return rooms;
  }

  /** How often each thing was asked for. */
  Map<String, Integer> done() {
    return done;
  }

  MarkRead markRead() {
    return markRead;
  }

  void pass(Duration duration) {
    time.pass(duration);
  }

  /** The next thing that somebody asks for; which, the seed has decided before it is run. */
  Runnable next(Connection c) throws SQLException {
    UserId who = people.get(random.nextInt(PEOPLE));
    RoomId room = rooms.get(random.nextInt(rooms.size()));
    int die = random.nextInt(100);
    if (die < 30) {
      return posting(who, room, random.nextInt(3) == 0 ? thread(c, room) : null);
    }
    if (die < 52) {
      return changing(c, room);
    }
    if (die < 72) {
      return reading(who, room);
    }
    if (die < 88) {
      return die < 81
          ? did("join", () -> join.join(who, room))
          : did("leave", () -> leave.leave(who, room));
    }
    return die < 95 ? ruling(room) : forgetting(room);
  }

  /** Below whatever was said lately, also where it can't be. */
  private @Nullable ThreadPlace thread(Connection c, RoomId room) throws SQLException {
    List<Said> said = said(c, room);
    return said.isEmpty()
        ? null
        : new ThreadPlace(said.get(random.nextInt(said.size())).seq(), random.nextInt(4) == 0);
  }

  private Runnable posting(UserId who, RoomId room, @Nullable ThreadPlace place) {
    String body = body();
    ClientId clientId = new ClientId("c" + posts++);
    return did(
        place == null ? "post" : "post in a thread",
        () ->
            post.post(new PostRequest(room, who, clientId, body, null, place, time.nanos()))
                .toCompletableFuture()
                .join());
  }

  private String body() {
    String name = name(random.nextInt(PEOPLE));
    return switch (random.nextInt(6)) {
      case 0, 1 -> "@" + name + ", look";
      case 2 ->
          "@" + name + " and @" + name(random.nextInt(PEOPLE)).toUpperCase(java.util.Locale.ROOT);
      case 3 -> "`@" + name + "` is code";
      default -> "just words " + random.nextInt(1_000);
    };
  }

  private record Said(Seq seq, UserId sender) {}

  private Runnable changing(Connection c, RoomId room) throws SQLException {
    List<Said> said = said(c, room);
    if (said.isEmpty()) {
      return () -> {};
    }
    Said message = said.get(random.nextInt(said.size()));
    UserId other = people.get(random.nextInt(PEOPLE));
    int die = random.nextInt(12);
    if (die < 6) {
      Body body = Body.written(body());
      return did("edit", () -> edit.edit(message.sender(), room, message.seq(), body));
    }
    if (die < 9) {
      UserId by = random.nextBoolean() ? message.sender() : owner();
      return did("delete", () -> delete.delete(by, room, message.seq()));
    }
    if (die < 11) {
      Seq root = random.nextBoolean() ? said.get(random.nextInt(said.size())).seq() : null;
      return did("move", () -> move.move(owner(), room, List.of(message.seq()), root));
    }
    boolean on = random.nextBoolean();
    return did("react", () -> react.react(other, room, message.seq(), new Emoji("👍"), on));
  }

  private Runnable reading(UserId who, RoomId room) {
    Username name = new Username(name(people.indexOf(who)));
    Seq seq = seen(room);
    int die = random.nextInt(10);
    if (die < 6) {
      return did("read", () -> markRead.mark(who, name, room, seq, false));
    }
    if (die < 9) {
      return did("unread from here", () -> markRead.mark(who, name, room, seq, true));
    }
    Map<RoomId, Seq> all = new HashMap<>();
    rooms.forEach(each -> all.put(each, seen(each)));
    return did(
        "read all",
        () -> {
          markRead.markAll(who, name, all);
          return true;
        });
  }

  // Sometimes from before one's joining, and sometimes beyond the head.
  private Seq seen(RoomId room) {
    long head = stored.history().heads(List.of(room)).of().getOrDefault(room, Seq.ZERO).value();
    return new Seq(Math.max(0, head + 3 - random.nextInt(LATELY)));
  }

  private Runnable ruling(RoomId room) {
    UserId by = random.nextInt(4) == 0 ? people.get(random.nextInt(PEOPLE)) : owner();
    String whom = name(1 + random.nextInt(PEOPLE - 1));
    Instant soon = time.instant().plus(Duration.ofMinutes(1 + random.nextInt(20)));
    return switch (random.nextInt(6)) {
      case 0 -> did("kick", () -> moderate.kick(by, room, whom));
      case 1 -> did("ban", () -> moderate.ban(by, room, whom, soon, null));
      case 2 -> did("unban", () -> moderate.unban(by, room, whom));
      case 3 ->
          did(
              "mute",
              () ->
                  moderate.place(
                      by, room, whom, new Moderate.MemberPatch(null, new Moderate.Mute(soon))));
      default ->
          did(
              "add",
              () -> moderate.place(by, room, whom, new Moderate.MemberPatch(Role.MEMBER, null)));
    };
  }

  private Runnable forgetting(RoomId room) {
    Map<String, Object> wish =
        switch (random.nextInt(4)) {
          case 0 -> Map.of("keepNewest", 20 + random.nextInt(40));
          case 1 -> Map.of("retentionDays", 1 + random.nextInt(2));
          case 2 -> Map.of("historyForNewcomers", random.nextBoolean() ? "all" : "sinceJoining");
          default -> Map.of();
        };
    if (wish.isEmpty()) {
      return did(
          "clear",
          () -> {
            clear.clear();
            return true;
          });
    }
    return did(
        "set",
        () ->
            changeRoom.change(
                owner(),
                room,
                new RoomAdministration.RoomPatch(
                    null, null, null, null, new SettingsPatch(Map.copyOf(wish)))));
  }

  private interface Call<T> {
    T call();
  }

  private <T> Runnable did(String what, Call<T> call) {
    done.merge(what, 1, Integer::sum);
    return call::call;
  }

  private static List<Said> said(Connection c, RoomId room) throws SQLException {
    List<Said> said = new ArrayList<>();
    try (PreparedStatement statement =
        c.prepareStatement(
            """
            select seq, sender_id from messages where room_id = ? and kind = 'text'
            order by seq desc limit ?""")) {
      statement.setObject(1, room.value());
      statement.setInt(2, LATELY);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          said.add(new Said(new Seq(rows.getLong(1)), new UserId(rows.getObject(2, UUID.class))));
        }
      }
    }
    return said;
  }

  private UserId owner() {
    return people.getFirst();
  }

  static String name(int person) {
    return "Person" + person;
  }
}
