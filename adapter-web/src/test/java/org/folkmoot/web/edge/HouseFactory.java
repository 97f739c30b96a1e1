package org.folkmoot.web.edge;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.folkmoot.application.account.ChangePassword;
import org.folkmoot.application.account.ChangeProfile;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.account.LogIn;
import org.folkmoot.application.account.LogOut;
import org.folkmoot.application.account.OwnSignIns;
import org.folkmoot.application.account.RefreshSignIn;
import org.folkmoot.application.account.Register;
import org.folkmoot.application.account.UserDirectory;
import org.folkmoot.application.account.UserPreferences;
import org.folkmoot.application.account.WsTickets;
import org.folkmoot.application.block.BlockPerson;
import org.folkmoot.application.caller.OwnOrigins;
import org.folkmoot.application.caller.TrustedProxies;
import org.folkmoot.application.invite.AcceptInvite;
import org.folkmoot.application.invite.CreateInvite;
import org.folkmoot.application.invite.PreviewInvite;
import org.folkmoot.application.invite.ReviewInvites;
import org.folkmoot.application.invite.RevokeInvite;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.limit.InProcessRateLimiter;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.limit.Rate;
import org.folkmoot.application.limit.RateLimiter;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.message.DeleteMessage;
import org.folkmoot.application.message.EditMessage;
import org.folkmoot.application.message.ReactToMessage;
import org.folkmoot.application.message.ReadHistory;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.room.ChangeRoom;
import org.folkmoot.application.room.CloseDirect;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.room.LeaveRoom;
import org.folkmoot.application.room.LookAtRooms;
import org.folkmoot.application.room.MarkRead;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.room.OpenDirect;
import org.folkmoot.application.room.ReviewModeration;
import org.folkmoot.application.sidebar.ArrangeSidebar;
import org.folkmoot.application.sidebar.SetNotifications;

/** What bootstrap makes in earnest, over ports in memory. */
@Factory
final class HouseFactory {
  private final InMemoryHouse house;

  HouseFactory(@Value("${folkmoot.limits:none}") String limits) {
    // Tokens are checked by the machine's clock.
    TestTime time = new TestTime(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    Rate rate = Rate.read(limits).orElse(null);
    RateLimiter limiter = new InProcessRateLimiter(time::nanos);
    house =
        new InMemoryHouse(
            time,
            Executors.newVirtualThreadPerTaskExecutor(),
            log -> log,
            new InMemoryHouse.Limits(
                new Limit("posts", limiter, rate),
                new LogIn.Attempts(
                    new Limit("sign-ins", limiter, rate),
                    new Limit("accounts", limiter, rate),
                    Limit.NONE),
                new Limit("registrations", limiter, rate)));
  }

  @Singleton
  InMemoryHouse house() {
    return house;
  }

  @Singleton
  TestTime time() {
    return house.time;
  }

  @Singleton
  ChangeLimits changes(@Value("${folkmoot.limit-changes:none}") String text) {
    Map<ChangeLimits.Kind, Rate> rates = new EnumMap<>(ChangeLimits.Kind.class);
    Rate.read(text)
        .ifPresent(
            rate -> {
              for (ChangeLimits.Kind kind : ChangeLimits.Kind.values()) {
                rates.put(kind, rate);
              }
            });
    return new ChangeLimits(new InProcessRateLimiter(house.time::nanos), rates);
  }

  @Singleton
  TrustedProxies trustedProxies(@Value("${folkmoot.trusted-proxies:}") List<String> networks) {
    return new TrustedProxies(networks);
  }

  @Singleton
  OwnOrigins ownOrigins(@Value("${folkmoot.public-url:}") String publicUrl) {
    List<String> all = new ArrayList<>(List.of("https://configured.example.org"));
    all.add(publicUrl);
    return new OwnOrigins(all);
  }

  @Singleton
  Register register() {
    return house.register();
  }

  @Singleton
  LogIn logIn() {
    return house.logIn();
  }

  @Singleton
  RefreshSignIn refresh() {
    return house.refresh();
  }

  @Singleton
  ChangeProfile changeProfile() {
    return house.changeProfile();
  }

  @Singleton
  ChangePassword changePassword() {
    return house.changePassword();
  }

  @Singleton
  UserPreferences preferences() {
    return house.preferences();
  }

  @Singleton
  OwnSignIns ownSignIns() {
    return house.ownSignIns();
  }

  @Singleton
  LogOut logOut() {
    return house.logOut();
  }

  @Singleton
  CheckSignIn checkSignIn() {
    return house.checkSignIn;
  }

  @Singleton
  UserDirectory whoAmI() {
    return house.whoAmI();
  }

  @Singleton
  WsTickets tickets() {
    return house.tickets();
  }

  @Singleton
  ChangeRoom changeRoom() {
    return house.changeRoom();
  }

  @Singleton
  LookAtRooms look() {
    return house.look();
  }

  @Singleton
  CreateRoom create() {
    return house.create();
  }

  @Singleton
  JoinRoom join() {
    return house.join();
  }

  @Singleton
  LeaveRoom leave() {
    return house.leave();
  }

  @Singleton
  OpenDirect openDirect() {
    return house.openDirect();
  }

  @Singleton
  CloseDirect closeDirect() {
    return house.closeDirect();
  }

  @Singleton
  CreateInvite createInvite() {
    return house.createInvite();
  }

  @Singleton
  ReviewInvites reviewInvites() {
    return new ReviewInvites(house.act(), house.invites);
  }

  @Singleton
  RevokeInvite revokeInvite() {
    return new RevokeInvite(house.act(), house.invites);
  }

  @Singleton
  PreviewInvite previewInvite() {
    return house.previewInvite();
  }

  @Singleton
  AcceptInvite acceptInvite() {
    return house.acceptInvite();
  }

  @Singleton
  BlockPerson block() {
    return house.block();
  }

  @Singleton
  SetNotifications hearRoom() {
    return house.hearRoom();
  }

  @Singleton
  ArrangeSidebar arrangeRooms() {
    return house.arrangeRooms();
  }

  @Singleton
  MarkRead markRead() {
    return house.markRead();
  }

  @Singleton
  Moderate moderate() {
    return house.moderate();
  }

  @Singleton
  ReviewModeration review() {
    return house.review();
  }

  @Singleton
  PostMessage post() {
    return house.post;
  }

  @Singleton
  EditMessage edit() {
    return house.edit();
  }

  @Singleton
  DeleteMessage delete() {
    return house.delete();
  }

  @Singleton
  ReactToMessage react() {
    return house.react();
  }

  @Singleton
  ReadHistory read() {
    return house.read();
  }
}
