package org.folkmoot.application.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Room;
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
  private final ChangeInRoom change;
  private final Supplier<UUID> ids;
  private final Limit perAddress;

  public Register(
      Users users,
      Passwords passwords,
      OpenSignIn openSignIn,
      RoomLog log,
      ChangeInRoom change,
      Supplier<UUID> ids,
      Limit perAddress) {
    this.users = users;
    this.passwords = passwords;
    this.openSignIn = openSignIn;
    this.log = log;
    this.change = change;
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

  public Decision<SignedIn> register(Application wish, ClientAddress from) {
    Optional<Refusal> tooOften = perAddress.refuses(from.value());
    if (tooOften.isPresent()) {
      return Decision.refused(tooOften.get());
    }
    String hash = passwords.hash(wish.password());
    // The lock comes first, also for the look whether anybody is here yet: of two who register at
    // once on a fresh installation, one alone becomes its administrator.
    return change.changeBlindly(Room.GENERAL, (general, now) -> admit(wish, hash, general, now));
  }

  private Decision<SignedIn> admit(
      Application wish, String hash, Optional<LockedRoom> general, Instant now) {
    User user = account(wish, now);
    Users.Added added = users.add(user, hash);
    if (added != Users.Added.DONE) {
      return Decision.refused(
          Refusal.conflict(
              added == Users.Added.EMAIL_TAKEN
                  ? "This e-mail address has an account already."
                  : "The username %s is taken.".formatted(user.username())));
    }
    general
        .filter(lockedRoom -> lockedRoom.room().isPublic())
        .ifPresent(
            lockedRoom -> lockedRoom.join(user.id(), log.member(Room.GENERAL, user.id()), now));
    return Decision.accepted(openSignIn.open(user, wish.client()));
  }

  private User account(Application wish, Instant now) {
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
        now);
  }
}
