package org.folkmoot.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/**
 * Tickets for opening one socket, for clients that can't send a header with it. A ticket is signed,
 * so making one costs no query; using one costs one row, which is what makes it good for one use.
 */
public final class WsTickets {
  private static final Duration LIFE = Duration.ofSeconds(30);

  private final Tickets tickets;
  private final ServerKey key;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  public WsTickets(Tickets tickets, ServerKey key, InstantSource clock, Supplier<UUID> ids) {
    this.tickets = tickets;
    this.key = key;
    this.clock = clock;
    this.ids = ids;
  }

  /** A ticket in words, and when it ends. */
  public record Ticket(String ticket, Instant expiresAt) {}

  /** Whom a ticket speaks for. */
  public record Bearer(UserId user, SignInId signIn) {}

  public Ticket issue(UserId user, SignInId signIn) {
    Instant expiresAt = clock.instant().plus(LIFE);
    String text =
        String.join(
            ".",
            ids.get().toString(),
            user.toString(),
            signIn.toString(),
            Long.toString(expiresAt.toEpochMilli()));
    return new Ticket(text + "." + key.sign(text), expiresAt);
  }

  /** Uses a ticket up. Empty when it is forged, over, or was used before. */
  public Optional<Bearer> redeem(String ticket) {
    int end = ticket.lastIndexOf('.');
    if (end < 0 || !key.signed(ticket.substring(0, end), ticket.substring(end + 1))) {
      return Optional.empty();
    }
    String[] parts = ticket.substring(0, end).split("\\.", -1);
    Instant expiresAt = Instant.ofEpochMilli(Long.parseLong(parts[3]));
    if (!clock.instant().isBefore(expiresAt)
        || !tickets.spend(UUID.fromString(parts[0]), expiresAt)) {
      return Optional.empty();
    }
    return Optional.of(
        new Bearer(new UserId(UUID.fromString(parts[1])), new SignInId(UUID.fromString(parts[2]))));
  }
}
