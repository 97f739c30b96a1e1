package org.folkmoot.domain.rules;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.room.BanReason;
import org.folkmoot.domain.room.LastMembershipChange;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * What people do to the standing of others in a locked room. Each decision asks first whether the
 * actor may do such a thing at all, so that whoever may not learns nothing of anybody; then whether
 * they may do it to this one; and last whether it changes anything.
 */
public final class ModerationRules {
  private static final Refusal NOT_IN = Refusal.notFound("member");
  private static final Refusal NOT_TO_YOURSELF =
      Refusal.forbidden("You can't do this to yourself.");
  // One sentence for whoever is blocked and whoever meets a choice: it doesn't say which.
  private static final Refusal NOT_BY_YOU =
      Refusal.forbidden("You can't add this person: send them an invitation to come in by.");
  private static final Refusal OVER_THEM =
      Refusal.forbidden("Only an owner may do this to an admin or an owner.");
  private static final Refusal LAST_OWNER =
      Refusal.conflict("This is the last owner: make somebody else an owner first.");

  private final LockedRoom lockedRoom;
  private final Actor actor;
  private final Instant now;

  public ModerationRules(LockedRoom lockedRoom, Actor actor, Instant now) {
    this.lockedRoom = lockedRoom;
    this.actor = actor;
    this.now = now;
  }

  /** Why the actor may not do such a thing to anybody; empty if they may. */
  public Optional<Refusal> refusal(Act act) {
    return actor.refusal(lockedRoom.room(), act, now);
  }

  // --- letting in and appointing ---

  /** Brings somebody in, or gives who is in a role. */
  public Decision<Member> place(Target target, Role role) {
    if (role == Role.NONE) {
      return Decision.refused(
          Refusal.invalid(new InvalidValue("role", "must be owner, admin or member")));
    }
    Optional<Member> present = target.present();
    return present.isPresent() ? appoint(target, present.get(), role) : add(target, role);
  }

  /** Brings somebody in as a member. Who is in already stays as they are. */
  public Decision<Member> add(Target target) {
    return target
        .present()
        .map(member -> ifNothing(Act.ADD, member))
        .orElseGet(() -> add(target, Role.MEMBER));
  }

  private Decision<Member> add(Target target, Role role) {
    Optional<Refusal> no = refusal(Act.ADD);
    if (no.isEmpty() && role != Role.MEMBER) {
      no = refusal(Act.CHANGE_ROLE);
    }
    if (no.isEmpty() && isSelf(target)) {
      no = Optional.of(NOT_TO_YOURSELF);
    }
    if (no.isEmpty() && !target.letsIn().getAsBoolean()) {
      no = Optional.of(NOT_BY_YOU);
    }
    if (no.isEmpty() && target.member().filter(m -> m.isBanned(now)).isPresent()) {
      no = Optional.of(Refusal.conflict("They are banned from this room: lift the ban first."));
    }
    if (no.isEmpty() && target.rooms().getAsInt() >= RoomLimits.ROOMS_MAX) {
      no = Optional.of(RoomLimits.FULL_THEMSELVES);
    }
    return no.map(Decision::<Member>refused)
        .orElseGet(
            () -> {
              Member added =
                  lockedRoom.admit(target.user(), target.member(), role, actor.user(), now);
              note(added, role, null, null);
              return Decision.accepted(added);
            });
  }

  private Decision<Member> appoint(Target target, Member member, Role role) {
    boolean steppingDown =
        isSelf(target)
            && role.compareTo(member.role()) >= 0
            && lockedRoom.room().kind() == RoomKind.ROOM
            && refusal(Act.READ).isEmpty();
    if (!steppingDown) {
      // To make a member what they are is what adding them comes to.
      Act act = role == Role.MEMBER && member.role() == role ? Act.ADD : Act.CHANGE_ROLE;
      Optional<Refusal> no = refusal(act);
      if (no.isPresent()) {
        return Decision.refused(no.get());
      }
      if (isSelf(target)) {
        return Decision.refused(NOT_TO_YOURSELF);
      }
    }
    if (member.role() == role) {
      return Decision.accepted(member);
    }
    if (target.isLastOwner()) {
      return Decision.refused(LAST_OWNER);
    }
    Member appointed = lockedRoom.keep(member.appointed(lockedRoom.next(), role), 0);
    note(appointed, role, null, null);
    lockedRoom.tell(
        new SystemEvent(LastMembershipChange.ROLE, member.user(), role), actor.user(), now);
    return Decision.accepted(appointed);
  }

  // --- sending away and keeping out ---

  /** Sends somebody out, who may come back by the same way as before. */
  public Decision<Optional<Member>> kick(Target target) {
    return overThem(Act.REMOVE, target)
        .map(
            ok ->
                target
                    .present()
                    .map(
                        member -> {
                          Member gone = lockedRoom.keep(member.kicked(lockedRoom.next()), -1);
                          note(gone, null, null, null);
                          told(gone);
                          return gone;
                        }));
  }

  /**
   * Keeps somebody out, whether they are in now or not.
   *
   * @param until the end of it; null where it has none
   */
  public Decision<Member> ban(Target target, @Nullable Instant until, @Nullable BanReason reason) {
    Instant end = until == null ? Member.FOREVER : until;
    return overThem(Act.BAN, target)
        .then(ok -> ending("until", end))
        .map(
            ok -> {
              boolean isIn = target.present().isPresent();
              Member before =
                  target
                      .member()
                      .orElseGet(
                          () ->
                              Member.outsider(
                                  lockedRoom.room().id(), target.user(), lockedRoom.next(), now));
              if (before.isBanned(now)
                  && end.equals(before.bannedUntil())
                  && Objects.equals(reason, before.banReason())) {
                return before;
              }
              Member banned =
                  lockedRoom.keep(before.banned(lockedRoom.next(), end, reason), isIn ? -1 : 0);
              note(banned, null, reason, end);
              if (isIn) {
                told(banned);
              }
              return banned;
            });
  }

  /** Lifts a ban. Who isn't banned changes nothing by it. */
  public Decision<Optional<Member>> unban(Target target) {
    return overThem(Act.BAN, target)
        .map(
            ok ->
                target
                    .member()
                    .map(
                        before -> {
                          if (!before.isBanned(now)) {
                            return before;
                          }
                          Member free = lockedRoom.keep(before.unbanned(lockedRoom.next()), 0);
                          note(free, null, null, null);
                          told(free);
                          return free;
                        }));
  }

  // --- silencing ---

  /** Lets somebody read and no more. */
  public Decision<Member> mute(Target target, Instant until) {
    return present(Act.MUTE, target)
        .then(
            member -> {
              if (member.role() == Role.OWNER) {
                return Decision.<Member>refused(
                    Refusal.conflict("An owner can't be muted: give them another role first."));
              }
              return ending("mutedUntil", until).map(ok -> member);
            })
        .map(
            member -> {
              if (until.equals(member.mutedUntil())) {
                return member;
              }
              Member muted = lockedRoom.keep(member.muted(lockedRoom.next(), until), 0);
              note(muted, null, null, until);
              told(muted);
              return muted;
            });
  }

  /** Lets somebody be heard again. */
  public Decision<Member> unmute(Target target) {
    return present(Act.MUTE, target)
        .map(
            member -> {
              if (!member.isMuted(now)) {
                return member;
              }
              Member heard = lockedRoom.keep(member.unmuted(lockedRoom.next()), 0);
              note(heard, null, null, null);
              told(heard);
              return heard;
            });
  }

  // --- what ends by itself ---

  /** When somebody's mute or ban ends, the first of them; empty if none does. */
  public static Optional<Instant> nextEnd(Member member, Instant now) {
    return Stream.of(
            member.isMuted(now) ? member.mutedUntil() : null,
            member.isBanned(now) ? member.bannedUntil() : null)
        .filter(Objects::nonNull)
        .filter(end -> !end.equals(Member.FOREVER))
        .min(Comparator.naturalOrder());
  }

  /**
   * What was to end by now ends, and is told as a change. Nobody did it, so neither the timeline
   * nor the log of moderation says so.
   */
  public static Member end(LockedRoom lockedRoom, Member member, Instant now) {
    Member after = member;
    if (after.mutedUntil() != null && !after.isMuted(now) && after.isIn()) {
      after = lockedRoom.keep(after.unmuted(lockedRoom.next()), 0);
    }
    if (after.bannedUntil() != null && !after.isBanned(now) && !after.isIn()) {
      after = lockedRoom.keep(after.unbanned(lockedRoom.next()), 0);
    }
    return after;
  }

  // --- what several of them ask ---

  private boolean isSelf(Target target) {
    return target.user().equals(actor.user());
  }

  private Decision<Member> ifNothing(Act act, Member as) {
    return refusal(act).map(Decision::<Member>refused).orElseGet(() -> Decision.accepted(as));
  }

  private Decision<Member> present(Act act, Target target) {
    return overThem(act, target)
        .then(
            ok ->
                target.present().map(Decision::accepted).orElseGet(() -> Decision.refused(NOT_IN)));
  }

  // Whoever appoints people may also do the rest to those who are appointed.
  private Decision<Target> overThem(Act act, Target target) {
    Optional<Refusal> no = refusal(act);
    if (no.isEmpty() && isSelf(target)) {
      no = Optional.of(NOT_TO_YOURSELF);
    }
    // Of a role that only a newer version knows, nobody can say here that it is below an admin's.
    boolean ruling =
        switch (target.role()) {
          case OWNER, ADMIN, UNKNOWN -> true;
          case MEMBER, NONE -> false;
        };
    if (no.isEmpty() && ruling && refusal(Act.CHANGE_ROLE).isPresent()) {
      no = Optional.of(OVER_THEM);
    }
    boolean sendsAway = act == Act.REMOVE || act == Act.BAN;
    if (no.isEmpty() && sendsAway && target.isLastOwner()) {
      no = Optional.of(LAST_OWNER);
    }
    return no.map(Decision::<Target>refused).orElseGet(() -> Decision.accepted(target));
  }

  private Decision<Instant> ending(String field, Instant end) {
    if (!end.isAfter(now)) {
      return Decision.refused(Refusal.invalid(new InvalidValue(field, "lies in the past")));
    }
    return end.isAfter(Member.FOREVER)
        ? Decision.refused(Refusal.invalid(new InvalidValue(field, "lies too far away")))
        : Decision.accepted(end);
  }

  private void note(
      Member after, @Nullable Role role, @Nullable BanReason reason, @Nullable Instant until) {
    Seq seq = after.changed();
    lockedRoom.note(
        new ModerationEntry(
            after.room(),
            seq,
            actor.user(),
            after.user(),
            after.event(),
            role,
            reason,
            until,
            now));
  }

  private void told(Member member) {
    lockedRoom.tell(new SystemEvent(member.event(), member.user(), null), actor.user(), now);
  }
}
