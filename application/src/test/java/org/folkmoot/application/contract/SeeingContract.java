package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.rights.Hall;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.rights.Rights;
import org.folkmoot.domain.rights.Standing;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.ModerationRules;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.rules.Target;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

/**
 * Who may see and read is decided where it is read, and not by the table of rights: so each of
 * these questions is held against the table here, for each kind of room and each standing in it.
 */
public abstract class SeeingContract {
  /** Whoever is invited comes by a link, which isn't asked here. */
  private static final List<Standing> STANDINGS =
      Stream.of(Standing.values()).filter(one -> one != Standing.INVITED).toList();

  private static final Set<Standing> IN_DIRECT = Set.of(Standing.MEMBER, Standing.STRANGER);

  private People people;
  private UserId owner;

  protected abstract Rooms rooms();

  protected abstract History history();

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  private interface Question {
    boolean isAnswered(UserId reader, RoomId room);
  }

  private Map<String, Question> questions(Act act) {
    return act == Act.SEE
        ? Map.of("view", (reader, room) -> rooms().view(room, reader).isPresent())
        : Map.of(
            "page",
                (reader, room) ->
                    history().page(reader, room, new History.Where.Newest(), 9).isPresent(),
            "changes",
                (reader, room) ->
                    history().changes(reader, room, Seq.ZERO, new Seq(99), true, 99).isPresent(),
            "message", (reader, room) -> history().message(reader, room, said(room)).isPresent(),
            "viewsOf",
                (reader, room) ->
                    rooms().viewsOf(reader).rooms().stream()
                        .anyMatch(own -> own.view().id().equals(room.toString())),
            "members", (reader, room) -> rooms().members(reader, room, "", null, 9).isPresent(),
            "markRead",
                (reader, room) -> rooms().markRead(reader, room, new Seq(1), false).isPresent());
  }

  @Test
  void everyQuestionIsAnsweredToThoseWhoMayByTheTableAndToNobodyElse() {
    people = new People(new Random(17), users(), log(), transactions());
    owner = people.person("owner");
    List<String> otherwise = new ArrayList<>();
    int asked = 0;
    for (Hall hall : Hall.values()) {
      for (Standing standing : STANDINGS) {
        if (hall == Hall.DIRECT && !IN_DIRECT.contains(standing)) {
          continue;
        }
        UserId reader = people.person("reader" + asked);
        RoomId id = room(hall, standing, reader);
        Room room = locked(id);
        for (Act act : List.of(Act.SEE, Act.READ)) {
          boolean may = Rights.in(room).to(act, standing) == Rights.Answer.YES;
          for (Map.Entry<String, Question> question : new TreeMap<>(questions(act)).entrySet()) {
            asked++;
            if (question.getValue().isAnswered(reader, id) != may) {
              otherwise.add("%s %s %s: %s".formatted(hall, standing, question.getKey(), !may));
            }
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(150);
    assertThat(otherwise).isEmpty();
  }

  private Room locked(RoomId id) {
    return transactions().write(() -> log().lock(List.of(id)).room(id).orElseThrow().room());
  }

  private Seq said(RoomId room) {
    return history().page(owner, room, new History.Where.Newest(), 9).orElseThrow().items().stream()
        .filter(message -> message.kind().equals("text"))
        .map(message -> new Seq(message.seq()))
        .findFirst()
        .orElseThrow();
  }

  private RoomId room(Hall hall, Standing standing, UserId reader) {
    if (hall == Hall.DIRECT) {
      return direct(standing == Standing.MEMBER ? reader : people.person("third"));
    }
    RoomId id = people.room(hall + " " + standing, hall.visibility(), owner);
    people.post(id, owner, "said", "hello");
    settle(id, standing, reader);
    if (hall.isArchived()) {
      people.in(
          id,
          lockedRoom ->
              new RoomAdministration(lockedRoom, owner(id), People.NOON)
                  .change(
                      new RoomAdministration.RoomPatch(
                          null, null, null, true, SettingsPatch.NONE)));
    }
    return id;
  }

  private RoomId direct(UserId other) {
    RoomId id = new RoomId(people.id());
    Room direct = Room.direct(id, new RoomName("a direct room"), owner, People.NOON);
    DirectParticipants pair = DirectParticipants.of(List.of(owner, other));
    transactions().write(() -> log().found(DirectRooms.founding(direct, pair, People.NOON)));
    people.post(id, owner, "said", "hello");
    return id;
  }

  private Actor owner(RoomId id) {
    return new Actor(owner, log().member(id, owner), false);
  }

  private void settle(RoomId id, Standing standing, UserId reader) {
    if (standing == Standing.STRANGER || standing == Standing.OVERSEER) {
      return;
    }
    rule(id, reader, (rules, target) -> rules.add(target));
    switch (standing) {
      case STRANGER, OVERSEER, INVITED, MEMBER -> {}
      case BANNED -> rule(id, reader, (rules, target) -> rules.ban(target, null, null));
      case MUTED -> rule(id, reader, (rules, target) -> rules.mute(target, Member.FOREVER));
      case ADMIN -> rule(id, reader, (rules, target) -> rules.place(target, Role.ADMIN));
      case OWNER -> rule(id, reader, (rules, target) -> rules.place(target, Role.OWNER));
    }
  }

  private interface Deed {
    Object on(ModerationRules rules, Target target);
  }

  private void rule(RoomId id, UserId reader, Deed deed) {
    people.in(
        id,
        (LockedRoom lockedRoom) -> {
          ModerationRules rules = new ModerationRules(lockedRoom, owner(id), People.NOON);
          Object done = deed.on(rules, new Target(reader, log().member(id, reader), 1, () -> 1));
          assertThat(done.toString()).startsWith("Accepted");
        });
  }
}
