package org.folkmoot.application.simulation;

import java.time.Instant;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.user.UserId;

/** Somebody does something to somebody in a room, or would like to. */
final class Ruling {
  private static final Instant FOREVER = Member.FOREVER;

  private Ruling() {}

  static void by(World world, Replica replica, UserId actor, RoomId room, UserId target) {
    Moderate moderate = replica.house().moderate();
    String name = world.names.get(target).value();
    switch (world.random.nextInt(8)) {
      case 0, 1 -> place(world, moderate, actor, room, target, Role.MEMBER, false);
      case 2 -> place(world, moderate, actor, room, target, Role.ADMIN, false);
      case 3 -> place(world, moderate, actor, room, target, Role.OWNER, true);
      case 4 -> world.comeOrGo(room, target, () -> moderate.kick(actor, room, name));
      case 5 -> {
        world.comeOrGo(room, target, () -> moderate.kick(actor, room, name));
        world.comeOrGo(room, target, () -> moderate.ban(actor, room, name, null, null));
      }
      case 6 -> world.comeOrGo(room, target, () -> moderate.ban(actor, room, name, null, null));
      default -> world.comeOrGo(room, target, () -> moderate.unban(actor, room, name));
    }
  }

  /** Somebody sets for themselves by what of a room they are called. */
  static void hear(World world, Replica replica, SimClient client, RoomId room) {
    RoomNotifications.Level[] levels = RoomNotifications.Level.values();
    RoomNotifications notifications =
        new RoomNotifications(levels[world.random.nextInt(levels.length)], null);
    if (replica.house().hearRoom().hear(client.user(), room, notifications)
        instanceof Decision.Accepted<RoomView>(RoomView answer)) {
      client.isAnswered(answer);
    }
    // At times another device of theirs sets it back before anybody has looked.
    if (world.random.nextBoolean()) {
      var _ = replica.house().hearRoom().hear(client.user(), room, RoomNotifications.ALL);
    }
  }

  private static void place(
      World world,
      Moderate moderate,
      UserId actor,
      RoomId room,
      UserId target,
      Role role,
      boolean heard) {
    Instant until = heard || world.random.nextBoolean() ? null : FOREVER;
    Moderate.MemberPatch wish = new Moderate.MemberPatch(role, new Moderate.Mute(until));
    world.comeOrGo(
        room, target, () -> moderate.place(actor, room, world.names.get(target).value(), wish));
  }
}
