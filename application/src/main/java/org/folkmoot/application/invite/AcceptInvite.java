package org.folkmoot.application.invite;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.account.ClientAddress;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.ledger.Actor;
import org.folkmoot.domain.ledger.Admission;
import org.folkmoot.domain.ledger.Belonging;
import org.folkmoot.domain.ledger.Ledger;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
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
                  .orElseGet(() -> Decision.refused(Admission.NONE));
            });
  }

  private Decision<Outcome> decide(UserId user, String hash) {
    Optional<RoomId> room = stores.invites().byCode(hash).map(known -> known.invite().room());
    if (room.isEmpty()) {
      return Decision.refused(Admission.NONE);
    }
    RoomLog.Locked locked = stores.log().lock(List.of(room.get()));
    Optional<Ledger> found = locked.ledger(room.get());
    // Again, now that nobody else can use it: what was read before the lock may be of yesterday.
    Optional<Invite> invite = stores.invites().byCode(hash).map(Invites.Shown::invite);
    if (found.isEmpty() || invite.isEmpty()) {
      return Decision.refused(Admission.NONE);
    }
    Ledger ledger = found.get();
    Seq before = ledger.room().head();
    Optional<Member> member = stores.log().member(room.get(), user);
    Actor maker = Inviting.actor(stores.log(), stores.users(), room.get(), invite.get().by());
    return Belonging.coming(
            Admission.accept(ledger, invite.get(), maker, user, member, clock.instant()),
            member,
            () -> stores.log().roomsOf(user, RoomKind.ROOM, Belonging.ROOMS_MAX))
        .map(
            in -> {
              if (ledger.room().head().isAfter(before)) {
                stores.invites().used(invite.get().id());
                stores.log().append(List.of(ledger));
              }
              News news = News.of(locked.epoch(), stores.log(), ledger, before);
              return new Outcome(room.get(), news);
            });
  }
}
