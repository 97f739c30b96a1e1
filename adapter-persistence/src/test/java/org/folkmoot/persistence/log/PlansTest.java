package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.due.DueJob;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.application.follow.LogFollowerName;
import org.folkmoot.application.follow.LogFollowers;
import org.folkmoot.application.invite.Invites;
import org.folkmoot.application.log.Directs;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.own.OwnChanges;
import org.folkmoot.application.own.OwnRev;
import org.folkmoot.application.own.OwnThing;
import org.folkmoot.application.reconcile.DatabaseCheck;
import org.folkmoot.application.sidebar.Sidebars;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.PostContext;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.persistence.database.Database;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No hot statement walks through a large table, asked with 200,000 messages and 20,000 rooms. */
final class PlansTest {
  private static final Stored STORED = new Stored();

  // How it is asked for its differences is below: on a connection of its own, which isn't watched.
  // A follower begins once in its life, and takes all rooms.
  private static final Set<String> ASKED =
      new HashSet<>(Set.of("DatabaseCheck.at", "LogFollowers.begin"));

  private static Explaining explaining;

  @BeforeAll
  static void fill() throws SQLException {
    LargeHouse.fill(STORED, LargeHouse.Size.MIDDLING);
    explaining = Explaining.over(STORED, Explaining.How.PLANNED);
    post();
    keep();
    read();
    look();
    own();
    forget();
    follow();
    due();
  }

  @AfterAll
  static void close() {
    STORED.close();
  }

  @Test
  void postingCatchingUpCountingAndPagingGoByAnIndex() {
    assertThat(explaining.plans()).hasSizeGreaterThan(25);
    explaining.assertNoneWalksThroughALargeTable();
  }

  /** No port is hidden from the test above, and no method of one. */
  @Test
  void everyMethodOfEveryPortIsAmongThem() throws IOException {
    try (Stream<Path> classes =
        Files.list(Path.of("target/classes/org/folkmoot/persistence/log"))) {
      List<String> methods =
          classes
              .map(file -> file.getFileName().toString().replace(".class", ""))
              .filter(name -> name.startsWith("Jdbc") && !name.contains("$"))
              .flatMap(PlansTest::portsOf)
              .flatMap(port -> Arrays.stream(port.getMethods()))
              .filter(method -> Modifier.isAbstract(method.getModifiers()))
              .map(PlansTest::named)
              .distinct()
              .toList();
      assertThat(methods).hasSizeGreaterThan(50);
      assertThat(methods).filteredOn(name -> !ASKED.contains(name)).isEmpty();
    }
  }

  private static Stream<Class<?>> portsOf(String implementation) {
    try {
      return Arrays.stream(
          Class.forName(PlansTest.class.getPackageName() + "." + implementation).getInterfaces());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String named(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  /** A port that remembers what it was asked. */
  private static <T> T asking(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, args) -> {
              ASKED.add(named(method));
              try {
                return method.invoke(real, args);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  private static RoomLog log() {
    return asking(RoomLog.class, new JdbcRoomLog(explaining));
  }

  private static void keep() {
    RoomLog log = log();
    RoomId room = new RoomId(new UUID(0, 900_000));
    RoomName name = new RoomName("another");
    explaining.write(
        () -> {
          LockedRoom founding =
              LockedRoom.founding(
                  Room.fresh(
                      room,
                      name,
                      Description.NONE,
                      Visibility.PUBLIC,
                      LargeHouse.USER,
                      Instant.EPOCH));
          founding.admitFounder(LargeHouse.USER, Instant.EPOCH);
          return log.found(founding);
        });
    for (boolean last : List.of(false, true)) {
      explaining.write(
          () -> {
            LockedRoom locked = log.lock(List.of(room)).room(room).orElseThrow();
            assertThat(log.claim(locked.room())).isTrue();
            Optional<Member> member = log.member(room, LargeHouse.USER);
            Draft draft =
                new Draft(
                    LargeHouse.USER, new ClientId("c" + last), new Body("hi"), null, List.of());
            locked.post(member, draft, PostContext.EMPTY, Optional.empty(), Instant.EPOCH);
            if (last) {
              log.conclude(List.of(locked));
            } else {
              log.append(List.of(locked));
            }
            return log.isBlocked(room, LargeHouse.USER);
          });
    }
  }

  private static void own() {
    Directs directs = asking(Directs.class, new JdbcDirects(explaining));
    DirectParticipants pair =
        DirectParticipants.of(List.of(LargeHouse.USER, new UserId(new UUID(0, 1502))));
    assertThat(directs.of(pair)).isEmpty();
    directs.close(LargeHouse.ROOM, LargeHouse.USER);
    directs.reopen(LargeHouse.ROOM, LargeHouse.USER);
    Blocks blocks = asking(Blocks.class, new JdbcBlocks(explaining));
    blocks.add(LargeHouse.USER, new UserId(new UUID(0, 1503)), Instant.EPOCH);
    assertThat(blocks.of(LargeHouse.USER)).hasSize(1);
    blocks.isBlockedByAny(LargeHouse.USER, pair.people());
    blocks.remove(LargeHouse.USER, new UserId(new UUID(0, 1503)));
    OwnChanges changes = asking(OwnChanges.class, new JdbcOwnChanges(explaining));
    changes.record(LargeHouse.USER, OwnThing.SECTIONS);
    assertThat(changes.after(LargeHouse.USER, OwnRev.NONE, 10).things()).hasSize(1);
    Sidebars sidebars = asking(Sidebars.class, new JdbcSidebars(explaining));
    sidebars.hear(LargeHouse.ROOM, LargeHouse.USER, RoomNotifications.ALL);
    sidebars.arrange(LargeHouse.USER, sidebars.sections(LargeHouse.USER).next(List.of()));
    Invites invites = asking(Invites.class, new JdbcInvites(explaining));
    Invite invite =
        new Invite(
            new UUID(9, 9),
            LargeHouse.ROOM,
            LargeHouse.USER,
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60),
            null,
            0,
            false);
    invites.add(invite, "hash");
    assertThat(invites.byCode("hash")).isPresent();
    assertThat(invites.of(LargeHouse.ROOM, Instant.EPOCH, 50)).hasSize(1);
    invites.used(invite.id());
    assertThat(invites.revoke(LargeHouse.ROOM, invite.id(), Instant.EPOCH)).isTrue();
  }

  private static void forget() {
    Retention retention = asking(Retention.class, new JdbcRetention(explaining));
    retention.purge(10, Instant.EPOCH);
    assertThat(retention.forgetting()).isEmpty();
    explaining.write(
        () ->
            retention.blank(
                log().lock(List.of(LargeHouse.ROOM)).room(LargeHouse.ROOM).orElseThrow().room(),
                10,
                Instant.EPOCH));
    retention.lastRoomChange(LargeHouse.ROOM);
    retention.purgeForgottenReactions(LargeHouse.ROOM, 10);
  }

  private static void due() {
    DueJobs jobs = asking(DueJobs.class, new JdbcDueJobs(explaining));
    DueJob thing = new DueJob("plans", "one", Instant.EPOCH);
    jobs.schedule(thing);
    jobs.scheduleIfAbsent(thing);
    assertThat(jobs.claim("plans", Instant.EPOCH, Instant.now(), 10)).hasSize(1);
    jobs.postpone(thing, Instant.now());
    jobs.repeat(thing, Instant.EPOCH);
    jobs.done(thing);
  }

  private static void follow() {
    LogFollowers followers = asking(LogFollowers.class, new JdbcLogFollowers(explaining));
    LogFollowerName name = new LogFollowerName("plans");
    UUID self = new UUID(5, 5);
    new JdbcLogFollowers(STORED.bean(Database.class)).begin(name);
    assertThat(followers.grant(name, self, followers.lease(name, self))).isTrue();
    assertThat(followers.behind(name, List.of(LargeHouse.ROOM))).isEmpty();
    assertThat(followers.behindAfter(name, new RoomId(new UUID(0, 0)), 100)).isEmpty();
    Epoch epoch = new JdbcHistory(explaining).heads(List.of(LargeHouse.ROOM)).epoch();
    assertThat(followers.move(name, self, epoch, Map.of(LargeHouse.ROOM, new Seq(1_000)))).isTrue();
    LogFollowers.Trouble trouble =
        new LogFollowers.Trouble(LargeHouse.ROOM, new Seq(7), Instant.EPOCH, 1, Instant.EPOCH);
    followers.keep(name, trouble);
    assertThat(followers.due(name, Instant.EPOCH, 10)).containsExactly(trouble);
    followers.settle(name, LargeHouse.ROOM, new Seq(7));
    assertThat(followers.setAside(name)).isZero();
  }

  private static void post() {
    RoomLog log = log();
    ClientId known = new ClientId("c1");
    Set<Username> names = Set.of(new Username("user1501"));
    RoomLog.PostLookup plain =
        new RoomLog.PostLookup(LargeHouse.ROOM, LargeHouse.USER, known, null, null, names);
    RoomLog.PostLookup answer =
        new RoomLog.PostLookup(LargeHouse.ROOM, LargeHouse.USER, known, new Seq(100), null, names);
    RoomLog.PostLookup below =
        new RoomLog.PostLookup(LargeHouse.ROOM, LargeHouse.USER, known, null, new Seq(100), names);
    explaining.write(
        () -> {
          assertThat(log.lock(List.of(LargeHouse.ROOM)).rooms()).hasSize(1);
          assertThat(log.lockAndLook(List.of(plain, plain, plain)).looks()).hasSize(3);
          assertThat(log.lockAndLook(List.of(plain, answer, answer)).looks()).hasSize(3);
          assertThat(log.lockAndLook(List.of(plain, below)).looks()).hasSize(2);
          assertThat(log.known(List.of(plain, answer, answer))).hasSize(3);
          log.message(LargeHouse.ROOM, new Seq(100));
          log.messages(LargeHouse.ROOM, List.of(new Seq(100), new Seq(107)));
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
    History history = asking(History.class, new JdbcHistory(explaining));
    history.inOneHistory(() -> history.voice(LargeHouse.ROOM, LargeHouse.USER));
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
    History.Scope thread = new History.Scope.OneThread(new Seq(100));
    for (History.Where where :
        List.of(new History.Where.Newest(), new History.Where.After(new Seq(110)))) {
      assertThat(
              history
                  .page(LargeHouse.USER, LargeHouse.ROOM, thread, where, 50)
                  .orElseThrow()
                  .items())
          .isNotEmpty();
      history.page(LargeHouse.USER, LargeHouse.ROOM, new History.Scope.Everything(), where, 50);
    }
  }

  private static void look() {
    Rooms rooms = asking(Rooms.class, new JdbcRooms(explaining));
    assertThat(rooms.viewsOf(LargeHouse.USER).rooms()).hasSizeGreaterThan(10);
    rooms.view(LargeHouse.ROOM, LargeHouse.USER);
    rooms.publicNamed(new RoomName("room7"));
    rooms.directory("", null, 50);
    rooms.members(LargeHouse.USER, LargeHouse.ROOM, "", null, 50);
    rooms.members(LargeHouse.USER, LargeHouse.ROOM, "user15", "user155", 50);
    rooms.membersAmong(
        LargeHouse.ROOM, List.of(LargeHouse.USER, new UserId(new UUID(0, 1501))), "", 50);
    rooms.markRead(LargeHouse.USER, LargeHouse.ROOM, new Seq(200), false);
    rooms.markRead(LargeHouse.USER, Map.of(LargeHouse.ROOM, new Seq(210)));
    ModerationLog moderation = asking(ModerationLog.class, new JdbcModerationLog(explaining));
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
