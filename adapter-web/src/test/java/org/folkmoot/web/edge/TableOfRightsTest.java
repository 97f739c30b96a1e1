package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.ledger.Actor;
import org.folkmoot.domain.ledger.Ledger;
import org.folkmoot.domain.ledger.Moderation;
import org.folkmoot.domain.ledger.Target;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.rights.Rights;
import org.folkmoot.domain.rights.Standing;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of rights, walked through over HTTP: each act, by each standing, in each room. */
class TableOfRightsTest {
  // Standings that somebody has by themselves; who is invited holds a link besides.
  private static final List<Standing> STANDINGS =
      Stream.of(Standing.values()).filter(s -> s != Standing.INVITED).toList();
  // Its call doesn't exist yet.
  private static final List<Act> LATER = List.of(Act.INVITE);

  private static final AtomicInteger ROOMS = new AtomicInteger();
  private static final Map<Standing, Person> PEOPLE = new EnumMap<>(Standing.class);
  private static Site site;
  private static Person founder;
  private static Person other;
  private static Person newcomer;

  private record Person(String name, UserId id, Site.Caller caller) {}

  /** What a room is. */
  enum Hall {
    PUBLIC,
    PRIVATE,
    DIRECT,
    ARCHIVED,
    ARCHIVED_PRIVATE;

    boolean isArchived() {
      return this == ARCHIVED || this == ARCHIVED_PRIVATE;
    }

    Visibility visibility() {
      return this == PUBLIC || this == ARCHIVED ? Visibility.PUBLIC : Visibility.PRIVATE;
    }
  }

  record Cell(Hall hall, Act act, Standing standing) {}

  @BeforeAll
  static void open() {
    site = Site.open();
    // Whoever comes first administers the server.
    PEOPLE.put(Standing.OVERSEER, person("overseer"));
    founder = person("founder");
    other = person("other");
    newcomer = person("newcomer");
    for (Standing standing : STANDINGS) {
      PEOPLE.computeIfAbsent(standing, s -> person("the-" + s.name().toLowerCase(Locale.ROOT)));
    }
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static Person person(String name) {
    Site.Answer registered = site.register(name);
    return new Person(
        name,
        new UserId(UUID.fromString(registered.get("user").get("id").getStringValue())),
        site.bearer(registered.string("accessToken")));
  }

  static Stream<Cell> cells() {
    return Stream.of(Hall.values())
        .flatMap(
            hall ->
                Stream.of(Act.values())
                    .filter(act -> !LATER.contains(act))
                    .flatMap(act -> STANDINGS.stream().map(who -> new Cell(hall, act, who))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void eachMayDoWhatTheTableSaysAndNothingElse(Cell cell) {
    Stage stage = new Stage(cell.hall(), cell.standing());
    Person who = PEOPLE.get(cell.standing());
    boolean overseer = cell.standing() == Standing.OVERSEER;
    Standing by = overseer ? Standing.STRANGER : cell.standing();
    Optional<Refusal> no = Rights.refusal(stage.room, cell.act(), by, overseer);
    Rights.Answer inTable = Rights.in(stage.room).to(cell.act(), cell.standing());
    assertThat(no.isEmpty()).isEqualTo(inTable == Rights.Answer.YES && !isAtRest(cell));

    Site.Answer answer = stage.call(cell.act(), who);

    if (no.isEmpty()) {
      assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    } else if (inTable == Rights.Answer.HIDDEN) {
      answer.isProblem(404, "not_found", "");
      assertThat(answer.string("detail")).isEqualTo(no.get().detail());
    } else {
      answer.isProblem(403, "forbidden", "");
    }
    if (no.isPresent()) {
      assertThat(stage.head()).as("nothing is done").isEqualTo(stage.room.head());
    }
  }

  private static boolean isAtRest(Cell cell) {
    return cell.hall().isArchived()
        && List.of(Act.POST, Act.REACT, Act.EDIT_OWN, Act.ADD).contains(cell.act());
  }

  /** A room in which somebody stands so, everybody has said something, and others are members. */
  private static final class Stage {
    private final RoomId id;
    private final Room room;
    private Seq own = Seq.ZERO;
    private Seq others = Seq.ZERO;

    Stage(Hall hall, Standing standing) {
      InMemoryHouse house = site.house();
      id = house.room(founder.id(), "hall " + ROOMS.incrementAndGet(), hall.visibility());
      Person who = PEOPLE.get(standing);
      room =
          house.store.write(
              () -> {
                Ledger ledger = locked();
                add(ledger, other);
                add(ledger, who);
                own = say(ledger, who);
                others = say(ledger, other);
                house.log.append(List.of(ledger));
                ledger = locked();
                settle(ledger, who, standing);
                house.log.append(List.of(ledger));
                return become(hall);
              });
    }

    private Ledger locked() {
      return site.house().log.lock(List.of(id)).ledger(id).orElseThrow();
    }

    private Moderation rules(Ledger ledger) {
      Optional<Member> owner = site.house().log.member(id, founder.id());
      return new Moderation(
          ledger, new Actor(founder.id(), owner, false), site.house().time.instant());
    }

    private Target target(Person person) {
      return new Target(person.id(), site.house().log.member(id, person.id()), 1);
    }

    private void add(Ledger ledger, Person person) {
      InMemoryHouse.accepted(rules(ledger).add(target(person)));
    }

    private Seq say(Ledger ledger, Person person) {
      Instant now = site.house().time.instant();
      Member in = Member.joining(id, person.id(), Role.MEMBER, new Seq(1), now);
      Draft draft =
          new Draft(person.id(), new ClientId("said"), new Body("hello"), null, List.of());
      return InMemoryHouse.accepted(ledger.post(Optional.of(in), draft, false, now)).seq();
    }

    private void settle(Ledger ledger, Person who, Standing standing) {
      Moderation rules = rules(ledger);
      Target target = target(who);
      switch (standing) {
        case STRANGER, OVERSEER, INVITED -> InMemoryHouse.accepted(rules.kick(target));
        case BANNED -> InMemoryHouse.accepted(rules.ban(target, null, null));
        case MUTED -> InMemoryHouse.accepted(rules.mute(target, Member.FOREVER));
        case MEMBER -> {}
        case ADMIN -> InMemoryHouse.accepted(rules.place(target, Role.ADMIN));
        case OWNER -> InMemoryHouse.accepted(rules.place(target, Role.OWNER));
      }
    }

    private Room become(Hall hall) {
      Room r = locked().room();
      Ledger changed =
          new Ledger(
              new Room(
                  r.id(),
                  hall == Hall.DIRECT ? RoomKind.DIRECT : r.kind(),
                  r.name(),
                  r.description(),
                  r.visibility(),
                  Settings.USUAL,
                  r.head(),
                  r.changed(),
                  r.event(),
                  r.firstSeq(),
                  r.memberCount(),
                  hall.isArchived() ? site.house().time.instant() : null,
                  r.deletedAt(),
                  r.createdBy(),
                  r.createdAt()));
      changed.welcome(User.HOUSE, new Body("it is so now"), site.house().time.instant());
      site.house().log.append(List.of(changed));
      return changed.room();
    }

    Seq head() {
      return site.house().store.write(() -> locked().room().head());
    }

    private boolean isArchived() {
      return room.archivedAt() != null;
    }

    Site.Answer call(Act act, Person who) {
      Site.Caller by = who.caller();
      String here = "/api/rooms/" + id;
      String mine = here + "/messages/" + own;
      String theirs = here + "/messages/" + others;
      String member = here + "/members/" + other.name();
      return switch (act) {
        case SEE -> by.get(here);
        case JOIN -> by.post(here + "/join", "");
        case READ -> by.get(here + "/messages");
        case POST -> by.post(here + "/messages", "{\"clientId\": \"new\", \"body\": \"hi\"}");
        case REACT -> by.send("PUT", theirs + "/reactions/%F0%9F%91%8D", "");
        case EDIT_OWN -> by.send("PATCH", mine, "{\"body\": \"other words\"}");
        case EDIT_OTHERS -> by.send("PATCH", theirs, "{\"body\": \"other words\"}");
        case DELETE_OWN -> by.send("DELETE", mine, "");
        case DELETE_OTHERS -> by.send("DELETE", theirs, "");
        case ADD -> by.send("PUT", here + "/members/" + newcomer.name(), "{\"role\": \"member\"}");
        case REMOVE -> by.send("DELETE", member, "");
        case BAN -> by.send("PUT", here + "/bans/" + other.name(), "{\"reason\": \"spam\"}");
        case MUTE -> by.send("PUT", member, "{\"mutedUntil\": \"9999-01-01T00:00:00.000Z\"}");
        case CHANGE_ROLE -> by.send("PUT", member, "{\"role\": \"admin\"}");
        case CHANGE_SETTINGS -> by.send("PATCH", here, "{\"description\": \"another\"}");
        case ARCHIVE -> by.send("PATCH", here, "{\"archived\": %s}".formatted(!isArchived()));
        case DELETE_ROOM -> by.send("DELETE", here, "");
        case INVITE -> throw new IllegalStateException("There is no such call yet.");
      };
    }
  }
}
