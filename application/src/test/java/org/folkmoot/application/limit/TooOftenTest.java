package org.folkmoot.application.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.HERE;
import static org.folkmoot.application.memory.InMemoryHouse.PASSWORD;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.time.Duration;
import java.time.Instant;
import org.folkmoot.application.account.ChangeProfile;
import org.folkmoot.application.account.LogIn;
import org.folkmoot.application.account.Register;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.memory.HousePlan;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.posting.PostRequest;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

/** What may be done only so often, with two of each at once. */
class TooOftenTest {
  private static final Rate TWICE = Rate.of(2, Duration.ofMinutes(1));
  private static final ClientAddress THERE = new ClientAddress("198.51.100.7");
  private static final Password WRONG = new Password("not the password");

  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final RateLimiter limiter = new InProcessRateLimiter(time::nanos);
  private final InMemoryHouse house =
      new InMemoryHouse(
          new HousePlan(time, Runnable::run)
              .limits(
                  new InMemoryHouse.Limits(
                      new Limit("posts", limiter, TWICE),
                      new LogIn.Attempts(
                          new Limit("sign-ins", limiter, TWICE),
                          new Limit("accounts", limiter, TWICE),
                          new Limit("address", limiter, TWICE.times(2))),
                      new Limit("registrations", limiter, TWICE))));

  private static boolean isTooOften(Decision<?> decision) {
    return decision instanceof Decision.Refused<?>(Refusal refusal)
        && refusal.reason() == Refusal.Reason.RATE_LIMITED;
  }

  private Decision<?> logIn(String login, Password password, ClientAddress from) {
    return house.logIn().logIn(login, password, "a test", from);
  }

  @Test
  void whoGuessesTooOftenIsNotEvenToldWhetherTheyAreRight() {
    house.person("ada");
    assertThat(logIn("ada", WRONG, HERE)).isEqualTo(Decision.refused(LogIn.WRONG));
    assertThat(logIn("ADA", WRONG, HERE)).isEqualTo(Decision.refused(LogIn.WRONG));
    assertThat(isTooOften(logIn("ada", new Password(PASSWORD), HERE))).isTrue();
    time.pass(Duration.ofSeconds(30));
    accepted(logIn("ada", new Password(PASSWORD), HERE));
  }

  @Test
  void whoGuessesLocksNobodyElseOut() {
    house.person("ada");
    while (!isTooOften(logIn("ada", WRONG, HERE))) {
      time.pass(Duration.ofMillis(1));
    }
    accepted(logIn("ada", new Password(PASSWORD), THERE));
  }

  @Test
  void anAccountIsTriedNoMoreOftenByItsTwoNamesAndNothingTellsThatTheyAreOne() {
    UserId ada = house.person("ada");
    accepted(takeEmail(ada, "ada@example.org"));
    time.pass(Duration.ofMinutes(1));
    Password right = new Password(PASSWORD);
    Decision<?> wrong = Decision.refused(LogIn.WRONG);
    assertThat(logIn("ada", WRONG, HERE)).isEqualTo(wrong);
    assertThat(logIn("ada", WRONG, HERE)).isEqualTo(wrong);
    // Neither is it too often, as it would be for ada, nor does the right password help.
    assertThat(logIn("ada@example.org", right, HERE)).isEqualTo(wrong);
    // An address that nobody has is answered in the same way, and as often.
    time.pass(Duration.ofMinutes(1));
    assertThat(logIn("bob", WRONG, HERE)).isEqualTo(wrong);
    assertThat(logIn("bob", WRONG, HERE)).isEqualTo(wrong);
    assertThat(logIn("bob@example.org", right, HERE)).isEqualTo(wrong);
    // From elsewhere nobody is locked out.
    accepted(logIn("ada@example.org", right, THERE));
    time.pass(Duration.ofSeconds(30));
    accepted(logIn("ada@example.org", right, HERE));
  }

  @Test
  void whoTakesOneAddressAfterTheOtherLearnsNotWhoseTheyAre() {
    UserId ada = house.person("ada");
    accepted(takeEmail(house.person("bob"), "bob@example.org"));
    time.pass(Duration.ofMinutes(1));
    assertThat(isTooOften(takeEmail(ada, "bob@example.org"))).isFalse();
    accepted(takeEmail(ada, "ada@example.org"));
    assertThat(isTooOften(takeEmail(ada, "bob@example.org"))).isTrue();
    // What is theirs already is no question, and nothing else of a profile is either.
    accepted(takeEmail(ada, "ada@example.org"));
    accepted(takeEmail(ada, ""));
    accepted(
        house
            .changeProfile()
            .change(
                ada, new ChangeProfile.ProfilePatch(null, null, "Writes programs", null), HERE));
  }

  private Decision<?> takeEmail(UserId who, String email) {
    return house
        .changeProfile()
        .change(who, new ChangeProfile.ProfilePatch(null, email, null, null), HERE);
  }

  @Test
  void namesThatNobodyHasAreCountedLikeOthers() {
    for (int i = 0; i < 2; i++) {
      assertThat(logIn("nobody", WRONG, HERE)).isEqualTo(Decision.refused(LogIn.WRONG));
    }
    assertThat(isTooOften(logIn("nobody", WRONG, HERE))).isTrue();
  }

  @Test
  void oneAddressMayNotTryEverybody() {
    for (int i = 0; i < 4; i++) {
      assertThat(isTooOften(logIn("somebody" + i, WRONG, HERE))).isFalse();
    }
    assertThat(isTooOften(logIn("somebody4", WRONG, HERE))).isTrue();
    assertThat(isTooOften(logIn("somebody4", WRONG, THERE))).isFalse();
  }

  @Test
  void accountsAreMadeOnlySoOftenFromOneAddress() {
    assertThat(isTooOften(register("ada", HERE))).isFalse();
    assertThat(isTooOften(register("ADA", HERE))).isFalse();
    assertThat(isTooOften(register("bob", HERE))).isTrue();
    assertThat(house.users.byUsername(new Username("bob"))).isEmpty();
    accepted(register("bob", THERE));
  }

  private Decision<?> register(String name, ClientAddress from) {
    return house
        .register()
        .register(
            new Register.Application(
                new Username(name), new Password(PASSWORD), null, null, "a test"),
            from);
  }

  @Test
  void whoPostsTooOftenIsRefusedAlsoWithAKnownClientId() {
    UserId ada = house.person("ada");
    accepted(post(ada, "a"));
    accepted(post(ada, "b"));
    assertThat(isTooOften(post(ada, "a"))).isTrue();
    assertThat(isTooOften(post(house.person("bob"), "c"))).isFalse();
    time.pass(Duration.ofSeconds(30));
    assertThat(post(ada, "a"))
        .isInstanceOfSatisfying(
            Decision.Accepted.class,
            known -> assertThat(known.toString()).contains("duplicate=true"));
  }

  private Decision<?> post(UserId sender, String clientId) {
    return house
        .post
        .post(
            new PostRequest(
                Room.GENERAL, sender, new ClientId(clientId), "hello", null, time.nanos()))
        .toCompletableFuture()
        .join();
  }
}
