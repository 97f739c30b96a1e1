package org.folkmoot.application.invite;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.InviteRules;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.RoomLimits;
import org.folkmoot.domain.user.UserId;

/** Goes into a room by an invitation. */
public final class AcceptInvite {
  private final Stores stores;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;
  private final Limit perAddress;

  /** Where it looks, and what it writes to. */
  public record Stores(RoomLog log, Rooms rooms, Invites invites, Users users) {}

  public AcceptInvite(
      Stores stores, Transactions transactions, Live live, InstantSource clock, Limit perAddress) {
    this.stores = stores;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
    this.perAddress = perAddress;
  }

  private record Outcome(RoomId room, News news) {}

  public Decision<RoomView> accept(UserId user, InviteCode code, ClientAddress from) {
    Optional<Refusal> tooOften = perAddress.refuses(from.value());
    if (tooOften.isPresent()) {
      return Decision.refused(tooOften.get());
    }
    String hash = code.hash();
    return transactions
        .write(() -> decide(user, hash))
        .then(
            outcome -> {
              live.publish(outcome.news());
              return stores
                  .rooms()
                  .view(outcome.room(), user)
                  .map(Decision::accepted)
                  .orElseGet(() -> Decision.refused(InviteRules.NONE));
            });
  }

  private Decision<Outcome> decide(UserId user, String hash) {
    Optional<RoomId> room = stores.invites().byCode(hash).map(known -> known.invite().room());
    if (room.isEmpty()) {
      return Decision.refused(InviteRules.NONE);
    }
    RoomLog.LockedRooms locked = stores.log().lock(List.of(room.get()));
    Optional<LockedRoom> found = locked.room(room.get());
    // Again, now that nobody else can use it: what was read before the lock may be of yesterday.
    Optional<Invite> invite = stores.invites().byCode(hash).map(Invites.Shown::invite);
    if (found.isEmpty() || invite.isEmpty()) {
      return Decision.refused(InviteRules.NONE);
    }
    LockedRoom lockedRoom = found.get();
    Seq before = lockedRoom.room().head();
    Optional<Member> member = stores.log().member(room.get(), user);
    Actor maker = Inviting.actor(stores.log(), stores.users(), room.get(), invite.get().by());
    return RoomLimits.coming(
            InviteRules.accept(lockedRoom, invite.get(), maker, user, member, clock.instant()),
            member,
            () -> stores.log().roomsOf(user, RoomKind.ROOM, RoomLimits.ROOMS_MAX))
        .map(
            in -> {
              if (lockedRoom.room().head().isAfter(before)) {
                stores.invites().used(invite.get().id());
                stores.log().append(List.of(lockedRoom));
              }
              News news = News.of(locked.epoch(), stores.log(), lockedRoom, before);
              return new Outcome(room.get(), news);
            });
  }
}
