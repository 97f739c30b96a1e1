package org.folkmoot.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.EmailAddress;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/** Makes an account, puts it into the room that everyone is in, and signs it in. */
public final class Register {
  private final Users users;
  private final Passwords passwords;
  private final OpenSignIn openSignIn;
  private final RoomLog log;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Limit perAddress;

  public Register(
      Users users,
      Passwords passwords,
      OpenSignIn openSignIn,
      RoomLog log,
      Transactions transactions,
      Live live,
      InstantSource clock,
      Supplier<UUID> ids,
      Limit perAddress) {
    this.users = users;
    this.passwords = passwords;
    this.openSignIn = openSignIn;
    this.log = log;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
    this.ids = ids;
    this.perAddress = perAddress;
  }

  /** What somebody wants to be known by. */
  public record Application(
      Username username,
      Password password,
      @Nullable DisplayName displayName,
      @Nullable EmailAddress email,
      String client) {}

  private record Outcome(SignedIn signedIn, News news) {}

  public Decision<SignedIn> register(Application wish, ClientAddress from) {
    Optional<Refusal> tooOften = perAddress.refuses(from.value());
    if (tooOften.isPresent()) {
      return Decision.refused(tooOften.get());
    }
    String hash = passwords.hash(wish.password());
    Decision<Outcome> outcome = transactions.write(() -> admit(wish, hash));
    return outcome.map(
        done -> {
          live.publish(done.news());
          return done.signedIn();
        });
  }

  private Decision<Outcome> admit(Application wish, String hash) {
    // The lock comes first, also for the look whether anybody is here yet: of two who register at
    // once on a fresh installation, one alone becomes its administrator.
    RoomLog.LockedRooms locked = log.lock(List.of(Room.GENERAL));
    User user = account(wish);
    Users.Added added = users.add(user, hash);
    if (added != Users.Added.DONE) {
      return Decision.refused(
          Refusal.conflict(
              added == Users.Added.EMAIL_TAKEN
                  ? "This e-mail address has an account already."
                  : "The username %s is taken.".formatted(user.username())));
    }
    SignedIn signedIn = openSignIn.open(user, wish.client());
    return Decision.accepted(new Outcome(signedIn, enterGeneral(locked, user)));
  }

  private User account(Application wish) {
    DisplayName shown =
        wish.displayName() != null ? wish.displayName() : new DisplayName(wish.username().value());
    return new User(
        new UserId(ids.get()),
        wish.username(),
        shown,
        wish.email(),
        null,
        null,
        !users.anyPerson(),
        false,
        clock.instant());
  }

  private News enterGeneral(RoomLog.LockedRooms locked, User user) {
    LockedRoom general = locked.rooms().get(Room.GENERAL);
    if (general == null || !general.room().isPublic()) {
      return News.none(locked.epoch());
    }
    Instant now = clock.instant();
    Seq before = general.room().head();
    general.join(user.id(), log.member(Room.GENERAL, user.id()), now);
    log.append(List.of(general));
    return News.of(locked.epoch(), log, general, before);
  }
}
