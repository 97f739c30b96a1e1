package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.account.ChangePassword;
import org.folkmoot.application.account.ChangeProfile;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.account.FirstAccount;
import org.folkmoot.application.account.LogIn;
import org.folkmoot.application.account.LogOut;
import org.folkmoot.application.account.OpenSignIn;
import org.folkmoot.application.account.OwnSignIns;
import org.folkmoot.application.account.Passwords;
import org.folkmoot.application.account.RefreshSignIn;
import org.folkmoot.application.account.Register;
import org.folkmoot.application.account.ServerKey;
import org.folkmoot.application.account.SignIns;
import org.folkmoot.application.account.Tickets;
import org.folkmoot.application.account.UserDirectory;
import org.folkmoot.application.account.UserPreferences;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.account.WatchPeople;
import org.folkmoot.application.account.WsTickets;
import org.folkmoot.application.caller.OwnOrigins;
import org.folkmoot.application.caller.TrustedProxies;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.task.Timers;

/** Accounts and sign-ins. */
@Factory
final class AccountFactory {
  private final String secret;

  AccountFactory(@Value("${folkmoot.secret}") String secret) {
    this.secret = secret;
  }

  @Singleton
  TrustedProxies trustedProxies(@Value("${folkmoot.trusted-proxies:}") List<String> networks) {
    return new TrustedProxies(networks);
  }

  @Singleton
  OwnOrigins ownOrigins(
      @Value("${folkmoot.public-url:}") String publicUrl,
      @Value("${folkmoot.allowed-origins:}") List<String> allowed) {
    List<String> all = new ArrayList<>(allowed);
    all.add(publicUrl);
    return new OwnOrigins(all);
  }

  @Singleton
  OpenSignIn openSignIn(SignIns signIns, InstantSource clock, @Named("secret") Supplier<UUID> ids) {
    return new OpenSignIn(signIns, refreshKey(), clock, ids);
  }

  private ServerKey refreshKey() {
    return ServerKey.derived(secret, "refresh-token");
  }

  @Singleton
  Register register(
      Users users,
      Passwords passwords,
      OpenSignIn openSignIn,
      RoomLog log,
      ChangeInRoom change,
      @Named("growing") Supplier<UUID> ids,
      @Named(LimitFactory.REGISTRATIONS) Limit perAddress) {
    return new Register(users, passwords, openSignIn, log, change, ids, perAddress);
  }

  @Singleton
  ChangeProfile changeProfile(
      Users users,
      UserDirectory directory,
      Transactions transactions,
      ChangeProfile.Attempts attempts) {
    return new ChangeProfile(users, directory, transactions, attempts);
  }

  @Singleton
  ChangePassword changePassword(
      Users users,
      Passwords passwords,
      SignIns signIns,
      LogOut logOut,
      Transactions transactions,
      InstantSource clock,
      @Named(LimitFactory.PASSWORDS) Limit attempts) {
    return new ChangePassword(users, passwords, signIns, logOut, transactions, clock, attempts);
  }

  @Singleton
  FirstAccount firstAccount(Users users) {
    return new FirstAccount(users);
  }

  @Singleton
  UserPreferences preferences(Users users, ClusterLevel level) {
    return new UserPreferences(users, level);
  }

  @Singleton
  OwnSignIns ownSignIns(SignIns signIns, LogOut logOut) {
    return new OwnSignIns(signIns, logOut);
  }

  @Singleton
  LogIn logIn(
      Users users,
      Passwords passwords,
      OpenSignIn openSignIn,
      Transactions transactions,
      LogIn.Attempts attempts) {
    return new LogIn(users, passwords, openSignIn, transactions, attempts);
  }

  @Singleton
  RefreshSignIn refreshSignIn(
      SignIns signIns, Users users, LogOut logOut, Transactions transactions, InstantSource clock) {
    return new RefreshSignIn(signIns, users, refreshKey(), logOut, transactions, clock);
  }

  @Singleton
  LogOut logOut(
      SignIns signIns,
      CheckSignIn checkSignIn,
      Transactions transactions,
      InstantSource clock,
      Live live) {
    return new LogOut(signIns, checkSignIn, transactions, clock, live);
  }

  @Singleton
  CheckSignIn checkSignIn(SignIns signIns, Timers timers) {
    return new CheckSignIn(signIns, timers::nanos);
  }

  @Singleton
  UserDirectory whoAmI(Users users, Presence presence, LastSeen lastSeen) {
    return new UserDirectory(users, presence, lastSeen);
  }

  @Singleton
  WatchPeople watchPeople(Users users) {
    return new WatchPeople(users);
  }

  @Singleton
  WsTickets tickets(Tickets tickets, InstantSource clock, @Named("secret") Supplier<UUID> ids) {
    return new WsTickets(tickets, ServerKey.derived(secret, "ws-ticket"), clock, ids);
  }
}
