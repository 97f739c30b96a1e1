package org.folkmoot.application.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.room.BanReason;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.Entry;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.ModerationRules;
import org.folkmoot.domain.rules.RoomLimits;
import org.folkmoot.domain.rules.Target;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * Changes how others stand to a room. A room that is hidden and one that isn't there go the same
 * way and ask the same of the database, so that nobody can tell them apart by the time it takes.
 */
public final class Moderate {
  private final ChangeInRoom change;
  private final RoomLog log;
  private final Users users;
  private final Blocks blocks;
  private final History history;
  private final Presence presence;
  private final DueJobs dueJobs;

  public Moderate(
      ChangeInRoom change,
      RoomLog log,
      Users users,
      Blocks blocks,
      History history,
      Presence presence,
      DueJobs dueJobs) {
    this.change = change;
    this.log = log;
    this.users = users;
    this.blocks = blocks;
    this.history = history;
    this.presence = presence;
    this.dueJobs = dueJobs;
  }

  /** What somebody is to be; what is null stays as it is. */
  public record MemberPatch(@Nullable Role role, @Nullable Mute mute) {
    // For an unknown name: what would be needed to do it to a known one.
    Act act() {
      if (role == null) {
        return mute == null ? Act.ADD : Act.MUTE;
      }
      return role == Role.MEMBER ? Act.ADD : Act.CHANGE_ROLE;
    }
  }

  /** Until when somebody is to be silent; null ends it. */
  public record Mute(@Nullable Instant until) {}

  private interface Rule<T> {
    Decision<T> decide(ModerationRules rules, Target target);
  }

  /** Adds somebody, or changes who is in. Either all of the patch is done or nothing. */
  public Decision<MemberView> place(UserId actor, RoomId room, String username, MemberPatch patch) {
    return change(
            actor, room, username, patch.act(), (rules, target) -> placed(rules, target, patch))
        .then(member -> seen(room, member.user()));
  }

  private static Decision<Member> placed(ModerationRules rules, Target target, MemberPatch patch) {
    Mute mute = patch.mute();
    if (patch.role() == null && mute != null) {
      return muted(rules, target, mute);
    }
    Decision<Member> placed =
        patch.role() == null ? rules.add(target) : rules.place(target, patch.role());
    return mute == null ? placed : placed.then(m -> muted(rules, target.now(m), mute));
  }

  private static Decision<Member> muted(ModerationRules rules, Target target, Mute mute) {
    return mute.until() == null ? rules.unmute(target) : rules.mute(target, mute.until());
  }

  private Decision<MemberView> seen(RoomId room, UserId member) {
    boolean online = presence.of(Set.of(member)).containsKey(member);
    return history
        .ownMembership(member, room)
        .map(change -> Decision.accepted(change.member().withOnline(online)))
        .orElseGet(() -> Decision.refused(Refusal.notFound("member")));
  }

  public Decision<Optional<Member>> kick(UserId actor, RoomId room, String username) {
    return change(actor, room, username, Act.REMOVE, ModerationRules::kick);
  }

  public Decision<Member> ban(
      UserId actor,
      RoomId room,
      String username,
      @Nullable Instant until,
      @Nullable BanReason reason) {
    return change(
        actor, room, username, Act.BAN, (rules, target) -> rules.ban(target, until, reason));
  }

  public Decision<Optional<Member>> unban(UserId actor, RoomId room, String username) {
    return change(actor, room, username, Act.BAN, ModerationRules::unban);
  }

  private <T> Decision<T> change(
      UserId actor, RoomId room, String username, Act act, Rule<T> rule) {
    boolean overseer = users.byId(actor).map(User::admin).orElse(false);
    Optional<UserId> user = known(username);
    return change.changeBlindly(
        room,
        (found, now) -> {
          Actor who = new Actor(actor, log.member(room, actor), overseer);
          Optional<Target> target = user.map(id -> target(id, room, actor));
          return found
              .map(
                  lockedRoom -> {
                    Decision<T> decision =
                        decide(new ModerationRules(lockedRoom, who, now), target, act, rule);
                    scheduleEnds(lockedRoom, now);
                    return decision;
                  })
              .orElseGet(() -> Decision.refused(Refusal.notFound("room")));
        });
  }

  private void scheduleEnds(LockedRoom lockedRoom, Instant now) {
    for (Entry entry : lockedRoom.entries()) {
      if (entry instanceof Entry.MemberEntry(Member member)) {
        EndMuteOrBan.schedule(dueJobs, member, now);
      }
    }
  }

  // The server's own voice is nobody's to place.
  private Optional<UserId> known(String username) {
    return Username.couldBe(username)
        ? users
            .byUsername(new Username(username))
            .map(User::id)
            .filter(id -> !id.equals(User.HOUSE))
        : Optional.empty();
  }

  // Whoever is spared somebody isn't put beside them either, whatever they have chosen.
  private boolean letsIn(UserId target, UserId actor) {
    return !blocks.isBlockedByAny(actor, List.of(target))
        && users.whoMayAdd(target).lets(() -> log.shareRoom(target, actor));
  }

  private Target target(UserId user, RoomId room, UserId actor) {
    return new Target(
        user,
        log.member(room, user),
        log.ownersBesides(room, user),
        () -> log.roomsOf(user, RoomKind.ROOM, RoomLimits.ROOMS_MAX),
        () -> letsIn(user, actor));
  }

  private static <T> Decision<T> decide(
      ModerationRules rules, Optional<Target> target, Act act, Rule<T> rule) {
    return target
        .map(known -> rule.decide(rules, known))
        .orElseGet(
            () -> Decision.refused(rules.refusal(act).orElseGet(() -> Refusal.notFound("user"))));
  }
}
