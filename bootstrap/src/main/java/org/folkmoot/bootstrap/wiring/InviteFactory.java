package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.invite.AcceptInvite;
import org.folkmoot.application.invite.CreateInvite;
import org.folkmoot.application.invite.Invites;
import org.folkmoot.application.invite.PreviewInvite;
import org.folkmoot.application.invite.ReviewInvites;
import org.folkmoot.application.invite.RevokeInvite;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.room.ActInRoom;

/** Invitations. */
@Factory
final class InviteFactory {
  @Singleton
  CreateInvite createInvite(
      ActInRoom act,
      Invites invites,
      @Named("growing") Supplier<UUID> ids,
      @Named("secret") Supplier<UUID> secrets) {
    return new CreateInvite(act, invites, ids, secrets);
  }

  @Singleton
  ReviewInvites reviewInvites(ActInRoom act, Invites invites) {
    return new ReviewInvites(act, invites);
  }

  @Singleton
  RevokeInvite revokeInvite(ActInRoom act, Invites invites) {
    return new RevokeInvite(act, invites);
  }

  @Singleton
  AcceptInvite.Stores stores(RoomLog log, Rooms rooms, Invites invites, Users users) {
    return new AcceptInvite.Stores(log, rooms, invites, users);
  }

  @Singleton
  PreviewInvite previewInvite(
      AcceptInvite.Stores stores,
      ChangeInRoom change,
      @Named(LimitFactory.INVITES) Limit perAddress) {
    return new PreviewInvite(stores, change, perAddress);
  }

  @Singleton
  AcceptInvite acceptInvite(
      AcceptInvite.Stores stores,
      ChangeInRoom change,
      @Named(LimitFactory.INVITES) Limit perAddress) {
    return new AcceptInvite(stores, change, perAddress);
  }
}
