package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.invite.AcceptInvite;
import org.folkmoot.application.invite.CreateInvite;
import org.folkmoot.application.invite.Invites;
import org.folkmoot.application.invite.Inviting;
import org.folkmoot.application.invite.PreviewInvite;
import org.folkmoot.application.invite.ReviewInvites;
import org.folkmoot.application.invite.RevokeInvite;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;

/** Invitations. */
@Factory
final class InviteFactory {
  @Singleton
  Inviting inviting(RoomLog log, Users users, Transactions transactions, InstantSource clock) {
    return new Inviting(log, users, transactions, clock);
  }

  @Singleton
  CreateInvite createInvite(
      Inviting inviting,
      Invites invites,
      @Named("growing") Supplier<UUID> ids,
      @Named("secret") Supplier<UUID> secrets) {
    return new CreateInvite(inviting, invites, ids, secrets);
  }

  @Singleton
  ReviewInvites reviewInvites(Inviting inviting, Invites invites) {
    return new ReviewInvites(inviting, invites);
  }

  @Singleton
  RevokeInvite revokeInvite(Inviting inviting, Invites invites) {
    return new RevokeInvite(inviting, invites);
  }

  @Singleton
  PreviewInvite previewInvite(
      RoomLog log,
      Users users,
      Invites invites,
      Transactions transactions,
      InstantSource clock,
      @Named(LimitFactory.INVITES) Limit perAddress) {
    return new PreviewInvite(log, users, invites, transactions, clock, perAddress);
  }

  @Singleton
  AcceptInvite acceptInvite(
      RoomLog log,
      Rooms rooms,
      Invites invites,
      Users users,
      Transactions transactions,
      Live live,
      InstantSource clock,
      @Named(LimitFactory.INVITES) Limit perAddress) {
    AcceptInvite.Stores stores = new AcceptInvite.Stores(log, rooms, invites, users);
    return new AcceptInvite(stores, transactions, live, clock, perAddress);
  }
}
