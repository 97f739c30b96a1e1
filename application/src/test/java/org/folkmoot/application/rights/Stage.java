package org.folkmoot.application.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.application.invite.InviteCode;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.memory.InMemoryInvites;
import org.folkmoot.application.memory.InMemoryStore;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.rights.Rights;
import org.folkmoot.domain.rights.Standing;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.ModerationRules;
import org.folkmoot.domain.rules.Target;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;

/**
 * A room in which somebody stands as a cell says, everybody has said something, and others are
 * members.
 */
public final class Stage {
  private static final AtomicInteger ROOMS = new AtomicInteger();

  /** Those whom it takes: a founder, somebody else, and who it is about. */
  public record Cast(UserId founder, UserId other, UserId somebody) {}

  private final InMemoryStore store;
  private final RoomLog log;
  private final Instant now;
  private final Cast cast;
  private final Cell cell;
  private final RoomId id = new RoomId(UUID.randomUUID());
  private final InviteCode code = new InviteCode("code-of-" + id);
  private final Room room;
  private Seq own = Seq.ZERO;
  private Seq others = Seq.ZERO;

  public Stage(InMemoryStore store, RoomLog log, Instant now, Cast cast, Cell cell) {
    this.store = store;
    this.log = log;
    this.now = now;
    this.cast = cast;
    this.cell = cell;
    this.room = store.write(this::set);
  }

  public RoomId id() {
    return id;
  }

  /** What the one whom it is about has said. */
  public Seq own() {
    return own;
  }

  /** What somebody else has said. */
  public Seq others() {
    return others;
  }

  /** What who is invited holds. */
  public InviteCode code() {
    return code;
  }

  /** Who is invited comes by the link. Direct rooms have none. */
  public boolean hasLink() {
    return cell.standing() == Standing.INVITED && cell.hall() != Hall.DIRECT;
  }

  public boolean isArchived() {
    return room.archivedAt() != null;
  }

  /** Why they may not; empty if they may. */
  public Optional<Refusal> refusal() {
    boolean overseer = cell.standing() == Standing.OVERSEER;
    Standing by = overseer ? Standing.STRANGER : cell.standing();
    Optional<Refusal> no = Rights.refusal(room, cell.act(), by, overseer);
    assertThat(no.isEmpty()).isEqualTo(inTable() == Rights.Answer.YES && !cell.isAtRest());
    return no;
  }

  private Rights.Answer inTable() {
    return Rights.in(room).to(cell.act(), cell.standing());
  }

  /** Whether they may not even know that the room is there. */
  public boolean isHidden() {
    return inTable() == Rights.Answer.HIDDEN;
  }

  /** Nothing has changed in the room since. */
  public void isUntouched() {
    Room as = store.write(() -> locked().room());
    assertThat(as.head()).as("nothing is done").isEqualTo(room.head());
  }

  /** How far they have read, as far as they ever were in the room. */
  public Optional<Seq> mark() {
    return store.write(() -> log.member(id, cast.somebody())).map(Member::read);
  }

  public Seq head() {
    return room.head();
  }

  private Room set() {
    RoomName name = new RoomName("hall " + ROOMS.incrementAndGet());
    LockedRoom founding =
        LockedRoom.founding(
            Room.fresh(id, name, Description.NONE, cell.hall().visibility(), cast.founder(), now));
    founding.admitFounder(cast.founder(), now);
    assertThat(log.found(founding)).isTrue();
    LockedRoom lockedRoom = locked();
    accepted(rules(lockedRoom).add(target(cast.other())));
    accepted(rules(lockedRoom).add(target(cast.somebody())));
    own = say(lockedRoom, cast.somebody());
    others = say(lockedRoom, cast.other());
    log.append(List.of(lockedRoom));
    lockedRoom = locked();
    settle(lockedRoom);
    log.append(List.of(lockedRoom));
    Invite invite = Invite.fresh(UUID.randomUUID(), id, cast.founder(), now, null, null);
    new InMemoryInvites(store).add(invite, code.hash());
    return become();
  }

  private LockedRoom locked() {
    return log.lock(List.of(id)).room(id).orElseThrow();
  }

  private ModerationRules rules(LockedRoom lockedRoom) {
    Actor founder = new Actor(cast.founder(), log.member(id, cast.founder()), false);
    return new ModerationRules(lockedRoom, founder, now);
  }

  private Target target(UserId person) {
    return new Target(person, log.member(id, person), 1, () -> 1);
  }

  private Seq say(LockedRoom lockedRoom, UserId person) {
    Member in = Member.joining(id, person, Role.MEMBER, new Seq(1), now);
    Draft draft = new Draft(person, new ClientId("said"), new Body("hello"), null, List.of());
    return accepted(lockedRoom.post(Optional.of(in), draft, false, now)).seq();
  }

  private void settle(LockedRoom lockedRoom) {
    ModerationRules rules = rules(lockedRoom);
    Target target = target(cast.somebody());
    switch (cell.standing()) {
      case STRANGER, OVERSEER, INVITED -> accepted(rules.kick(target));
      case BANNED -> accepted(rules.ban(target, null, null));
      case MUTED -> accepted(rules.mute(target, Member.FOREVER));
      case MEMBER -> {}
      case ADMIN -> accepted(rules.place(target, Role.ADMIN));
      case OWNER -> accepted(rules.place(target, Role.OWNER));
    }
  }

  private Room become() {
    Room r = locked().room();
    LockedRoom changed =
        new LockedRoom(
            new Room(
                r.id(),
                cell.hall() == Hall.DIRECT ? RoomKind.DIRECT : r.kind(),
                r.name(),
                r.description(),
                r.visibility(),
                Settings.USUAL,
                r.head(),
                r.changed(),
                r.event(),
                r.firstSeq(),
                r.memberCount(),
                cell.hall().isArchived() ? now : null,
                r.deletedAt(),
                r.createdBy(),
                r.createdAt()));
    changed.welcome(User.HOUSE, new Body("it is so now"), now);
    log.append(List.of(changed));
    return changed.room();
  }
}
