package org.folkmoot.application.simulation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.RoomAdministration.RoomPatch;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.user.UserId;

/** What people do in rooms, or would like to: each act of the table of rights. */
final class Deeds {
  private static final Emoji THUMB = new Emoji("👍");

  /** They change nothing that others see; or (posting) clients do them, who say all of it again. */
  static final Set<Act> ELSEWHERE =
      EnumSet.of(Act.SEE, Act.READ, Act.INVITE, Act.POST, Act.DELETE_ROOM);

  // What often happens stands here as often.
  private static final List<Act> MORE =
      List.of(Act.EDIT_OWN, Act.JOIN, Act.JOIN, Act.JOIN, Act.ADD);

  private static final Map<Act, Deed> BY_ACT = new EnumMap<>(Act.class);

  private interface Deed {
    void isDone(Deeds by, UserId user, RoomId room);
  }

  static {
    BY_ACT.put(Act.JOIN, Deeds::comeOrGo);
    BY_ACT.put(Act.REACT, Deeds::react);
    BY_ACT.put(Act.EDIT_OWN, Deeds::edit);
    BY_ACT.put(Act.EDIT_OTHERS, Deeds::edit);
    BY_ACT.put(Act.DELETE_OWN, Deeds::delete);
    BY_ACT.put(
        Act.DELETE_OTHERS,
        (by, user, room) -> {
          by.delete(user, room);
          by.move(user, room);
        });
    BY_ACT.put(Act.ADD, (by, user, room) -> by.place(user, room, Role.MEMBER, by.mute()));
    BY_ACT.put(Act.CHANGE_ROLE, Deeds::appoint);
    BY_ACT.put(Act.MUTE, (by, user, room) -> by.place(user, room, null, by.mute()));
    BY_ACT.put(Act.REMOVE, Deeds::remove);
    BY_ACT.put(Act.BAN, Deeds::ban);
    BY_ACT.put(Act.CHANGE_SETTINGS, Deeds::rename);
    BY_ACT.put(Act.ARCHIVE, Deeds::archive);
  }

  private final World world;
  private final InMemoryHouse house;

  Deeds(World world, Replica replica) {
    this.world = world;
    this.house = replica.house();
  }

  static Set<Act> acts() {
    return BY_ACT.keySet();
  }

  /** One of them. */
  void any(UserId user, RoomId room) {
    int one = world.random.nextInt(BY_ACT.size() + MORE.size());
    Act act =
        one < MORE.size() ? MORE.get(one) : List.copyOf(BY_ACT.keySet()).get(one - MORE.size());
    BY_ACT.get(act).isDone(this, user, room);
  }

  private void edit(UserId user, RoomId room) {
    Body body = new Body("edited " + world.random.nextInt(1_000));
    var _ = house.edit().edit(user, room, message(room), body);
  }

  private void delete(UserId user, RoomId room) {
    var _ = house.delete().delete(user, room, message(room));
  }

  private void react(UserId user, RoomId room) {
    var _ = house.react().react(user, room, message(room), THUMB, world.random.nextBoolean());
  }

  private void move(UserId user, RoomId room) {
    List<Seq> seqs = List.of(message(room), message(room));
    var _ = house.move().move(user, room, seqs, world.random.nextBoolean() ? message(room) : null);
  }

  private Seq message(RoomId room) {
    return new Seq(1L + world.random.nextInt((int) world.head(room)));
  }

  private void comeOrGo(UserId user, RoomId room) {
    if (world.random.nextBoolean()) {
      world.comeOrGo(room, user, () -> house.leave().leave(user, room));
    }
    if (world.random.nextBoolean()) {
      world.comeOrGo(room, user, () -> house.join().join(user, room));
    }
  }

  private void appoint(UserId user, RoomId room) {
    boolean owner = world.random.nextBoolean();
    place(user, room, owner ? Role.OWNER : Role.ADMIN, owner ? null : mute());
  }

  private Instant mute() {
    return world.random.nextBoolean() ? Instant.EPOCH : Member.FOREVER;
  }

  private void place(UserId user, RoomId room, Role role, Instant until) {
    UserId target = world.anybody();
    Moderate.Mute mute = new Moderate.Mute(Member.FOREVER.equals(until) ? until : null);
    Moderate.MemberPatch patch = new Moderate.MemberPatch(role, mute);
    world.comeOrGo(
        room, target, () -> house.moderate().place(user, room, world.nameOf(target), patch));
  }

  private void remove(UserId user, RoomId room) {
    UserId target = world.anybody();
    world.comeOrGo(room, target, () -> house.moderate().kick(user, room, world.nameOf(target)));
  }

  private void ban(UserId user, RoomId room) {
    UserId target = world.anybody();
    String name = world.nameOf(target);
    Moderate moderate = house.moderate();
    int chance = world.random.nextInt(3);
    if (chance == 0) {
      world.comeOrGo(room, target, () -> moderate.kick(user, room, name));
    }
    world.comeOrGo(
        room,
        target,
        chance == 1
            ? () -> moderate.unban(user, room, name)
            : () -> moderate.ban(user, room, name, null, null));
  }

  private void rename(UserId user, RoomId room) {
    RoomName name = new RoomName("hall " + room.toString().charAt(35) + world.random.nextInt(9));
    patch(user, room, new RoomPatch(name, null, null, null, SettingsPatch.NONE));
  }

  // Mostly in use: nobody says anything in a room that is archived.
  private void archive(UserId user, RoomId room) {
    boolean rests = world.random.nextInt(4) == 0;
    patch(user, room, new RoomPatch(null, null, null, rests, SettingsPatch.NONE));
  }

  private void patch(UserId user, RoomId room, RoomPatch patch) {
    var _ = house.changeRoom().change(user, room, patch);
  }

  /** Somebody sets for themselves by what of a room they are called. */
  void hear(SimClient client, RoomId room) {
    RoomNotifications.Level[] levels = RoomNotifications.Level.values();
    RoomNotifications notifications =
        new RoomNotifications(levels[world.random.nextInt(levels.length)], null);
    if (house.hearRoom().hear(client.user(), room, notifications)
        instanceof Decision.Accepted<RoomView>(RoomView answer)) {
      client.isAnswered(answer);
    }
    // At times another device of theirs sets it back before anybody has looked.
    if (world.random.nextBoolean()) {
      var _ = house.hearRoom().hear(client.user(), room, RoomNotifications.ALL);
    }
  }
}
