package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.folkmoot.application.account.ChangeProfile;
import org.folkmoot.application.account.LogIn;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.limit.InProcessRateLimiter;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.limit.Rate;
import org.folkmoot.application.limit.RateLimiter;
import org.folkmoot.application.task.Timers;
import org.folkmoot.bootstrap.settings.Limits;
import org.folkmoot.redis.limit.RedisRateLimiter;
import org.folkmoot.redis.link.RedisLink;
import org.jspecify.annotations.Nullable;

/** How often anybody may do what. */
@Factory
final class LimitFactory {
  static final String POSTS = "posts";
  static final String INVITES = "invites";
  static final String REGISTRATIONS = "registrations";
  static final String PASSWORDS = "passwords";

  private final Limits limits;

  LimitFactory(Limits limits) {
    this.limits = limits;
  }

  @Singleton
  InProcessRateLimiter own(Timers timers) {
    return new InProcessRateLimiter(timers::nanos);
  }

  @Singleton
  @Requires(property = NeighboursFactory.REDIS)
  RedisRateLimiter shared(RedisLink link, InProcessRateLimiter own) {
    return new RedisRateLimiter(link, own);
  }

  // By this replica alone: a post never waits for Redis.
  @Singleton
  @Named(POSTS)
  Limit posts(InProcessRateLimiter own) {
    Rate rate = limits.posts();
    return new Limit(POSTS, own, rate == null ? null : rate.withBurst(Limits.POSTS_BURST));
  }

  // By this replica alone, as posts: it is asked on event loops, and nothing may wait there.
  @Singleton
  ChangeLimits changes(InProcessRateLimiter own) {
    Map<ChangeLimits.Kind, Rate> rates = new EnumMap<>(ChangeLimits.Kind.class);
    limits.changes().forEach((kind, rate) -> rates.put(kind, rate.withBurst(Limits.CHANGES_BURST)));
    return new ChangeLimits(own, rates);
  }

  @Singleton
  @Named(REGISTRATIONS)
  Limit registrations(InProcessRateLimiter own, @Nullable RedisRateLimiter shared) {
    return new Limit(REGISTRATIONS, shared == null ? own : shared, limits.registrations());
  }

  @Singleton
  @Named(PASSWORDS)
  Limit passwords(InProcessRateLimiter own, @Nullable RedisRateLimiter shared) {
    return new Limit(PASSWORDS, shared == null ? own : shared, limits.signIns());
  }

  // Nobody guesses a code, and nobody may try to as fast as they can.
  @Singleton
  @Named(INVITES)
  Limit invites(InProcessRateLimiter own, @Nullable RedisRateLimiter shared) {
    Rate rate = limits.signIns();
    return new Limit(
        INVITES,
        shared == null ? own : shared,
        rate == null ? null : rate.times(Limits.ACCOUNTS_PER_ADDRESS));
  }

  @Singleton
  LogIn.Attempts signIns(InProcessRateLimiter own, @Nullable RedisRateLimiter shared) {
    RateLimiter all = shared == null ? own : shared;
    Rate rate = limits.signIns();
    return new LogIn.Attempts(
        new Limit("sign-ins", all, rate),
        new Limit("accounts", all, rate),
        new Limit("address", all, rate == null ? null : rate.times(Limits.ACCOUNTS_PER_ADDRESS)));
  }

  // Whoever tries addresses counts with those who try to sign in from the same place.
  @Singleton
  ChangeProfile.Attempts emails(
      InProcessRateLimiter own, @Nullable RedisRateLimiter shared, LogIn.Attempts signIns) {
    RateLimiter all = shared == null ? own : shared;
    return new ChangeProfile.Attempts(
        new Limit("emails", all, limits.signIns()), signIns.perAddress());
  }
}
