package org.folkmoot.application.invite;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.InviteRules;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.RoomLimits;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;

/** Goes into a room by an invitation. */
public final class AcceptInvite {
  private final Stores stores;
  private final ChangeInRoom change;
  private final Limit perAddress;

  /** Where it looks, and what it writes to. */
  public record Stores(RoomLog log, Rooms rooms, Invites invites, Users users) {
    /**
     * How an invitation's maker stands to its room. Of whom there is no account, nothing is left.
     */
    Actor maker(Invite invite) {
      Optional<User> account = users.byId(invite.by());
      return new Actor(
          invite.by(),
          account.flatMap(there -> log.member(invite.room(), there.id())),
          account.map(User::admin).orElse(false));
    }
  }

  public AcceptInvite(Stores stores, ChangeInRoom change, Limit perAddress) {
    this.stores = stores;
    this.change = change;
    this.perAddress = perAddress;
  }

  public Decision<RoomView> accept(UserId user, InviteCode code, ClientAddress from) {
    Optional<Refusal> tooOften = perAddress.refuses(from.value());
    if (tooOften.isPresent()) {
      return Decision.refused(tooOften.get());
    }
    String hash = code.hash();
    Optional<RoomId> room = stores.invites().byCode(hash).map(known -> known.invite().room());
    if (room.isEmpty()) {
      return Decision.refused(InviteRules.NONE);
    }
    return change
        .changeBlindly(room.get(), (found, now) -> decide(user, hash, found, now))
        .then(
            in ->
                stores
                    .rooms()
                    .view(in.room(), user)
                    .map(Decision::accepted)
                    .orElseGet(() -> Decision.refused(InviteRules.NONE)));
  }

  private Decision<Member> decide(
      UserId user, String hash, Optional<LockedRoom> found, Instant now) {
    // Again, now that nobody else can use it: what was read before the lock may be of yesterday.
    Optional<Invite> invite = stores.invites().byCode(hash).map(Invites.Shown::invite);
    if (found.isEmpty() || invite.isEmpty()) {
      return Decision.refused(InviteRules.NONE);
    }
    LockedRoom lockedRoom = found.get();
    Optional<Member> member = stores.log().member(lockedRoom.room().id(), user);
    Actor maker = stores.maker(invite.get());
    return RoomLimits.coming(
            InviteRules.accept(lockedRoom, invite.get(), maker, user, member, now),
            member,
            () -> stores.log().roomsOf(user, RoomKind.ROOM, RoomLimits.ROOMS_MAX))
        .map(
            in -> {
              if (!lockedRoom.entries().isEmpty()) {
                stores.invites().used(invite.get().id());
              }
              return in;
            });
  }
}
