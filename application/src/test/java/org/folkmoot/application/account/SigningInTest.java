package org.folkmoot.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.InMemorySignIns;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

class SigningInTest {
  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);
  private final SignedIn ada = house.signedIn("ada");
  private final RefreshSignIn refresh = house.refresh();

  private static void ended(Decision<SignedIn> decision) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            no -> assertThat(no.refusal().reason()).isEqualTo(Refusal.Reason.UNAUTHENTICATED));
  }

  private boolean isGood() {
    return house.signIns.good(List.of(ada.signIn())).contains(ada.signIn());
  }

  @Test
  void theRightPasswordOpensASignInOfItsOwn() {
    SignedIn again =
        accepted(
            house
                .logIn()
                .logIn("ADA", new Password(InMemoryHouse.PASSWORD), "x", InMemoryHouse.HERE));
    assertThat(again.user().id()).isEqualTo(ada.user().id());
    assertThat(again.signIn()).isNotEqualTo(ada.signIn());
    assertThat(house.signIns.of(ada.user().id())).hasSize(2);
  }

  @Test
  void aWrongNameAndAWrongPasswordGetTheSameRefusal() {
    var wrongPassword =
        house.logIn().logIn("ada", new Password("not her password"), "x", InMemoryHouse.HERE);
    var wrongName =
        house.logIn().logIn("eve", new Password(InMemoryHouse.PASSWORD), "x", InMemoryHouse.HERE);
    assertThat(wrongPassword).isEqualTo(wrongName).isEqualTo(Decision.refused(LogIn.WRONG));
    assertThat(house.signIns.of(ada.user().id())).hasSize(1);
  }

  @Test
  void nobodySignsInAsTheHouse() {
    assertThat(
            house
                .logIn()
                .logIn("folkmoot", new Password("nobody signs in as it"), "x", InMemoryHouse.HERE))
        .isEqualTo(Decision.refused(LogIn.WRONG));
  }

  @Test
  void eachTokenIsTradedForTheNext() {
    SignedIn second = accepted(refresh.refresh(ada.refreshToken()));
    SignedIn third = accepted(refresh.refresh(second.refreshToken()));
    assertThat(List.of(ada.refreshToken(), second.refreshToken(), third.refreshToken()))
        .doesNotHaveDuplicates();
    assertThat(third.signIn()).isEqualTo(ada.signIn());
  }

  @Test
  void aSpentTokenGetsTheSameSuccessorForAMinute() {
    SignedIn second = accepted(refresh.refresh(ada.refreshToken()));
    time.pass(Duration.ofMillis(59_999));
    SignedIn again = accepted(refresh.refresh(ada.refreshToken()));
    assertThat(again.refreshToken()).isEqualTo(second.refreshToken());
    assertThat(again.expiresAt()).isEqualTo(second.expiresAt());
    assertThat(isGood()).isTrue();
  }

  @Test
  void aMinuteLaterASpentTokenEndsTheWholeSignIn() {
    SignedIn second = accepted(refresh.refresh(ada.refreshToken()));
    time.pass(Duration.ofSeconds(60));
    ended(refresh.refresh(ada.refreshToken()));
    assertThat(isGood()).isFalse();
    ended(refresh.refresh(second.refreshToken()));
  }

  @Test
  void aTokenWhoseSuccessorWasUsedEndsTheWholeSignInAtOnce() {
    SignedIn second = accepted(refresh.refresh(ada.refreshToken()));
    SignedIn third = accepted(refresh.refresh(second.refreshToken()));
    ended(refresh.refresh(ada.refreshToken()));
    assertThat(isGood()).isFalse();
    ended(refresh.refresh(third.refreshToken()));
  }

  @Test
  void aForgedTokenChangesNothing() {
    String[] parts = ada.refreshToken().split("\\.", -1);
    accepted(refresh.refresh(ada.refreshToken()));
    for (String forged :
        List.of(
            "",
            "..",
            "a.b.c",
            parts[0] + "." + parts[1] + ".",
            parts[0] + ".9." + parts[2],
            new UUID(1, 1) + "." + parts[1] + "." + parts[2],
            ada.refreshToken() + ".",
            house.tickets().issue(ada.user().id(), ada.signIn()).ticket())) {
      ended(refresh.refresh(forged));
    }
    assertThat(isGood()).isTrue();
  }

  @Test
  void aSignInThatIsNotUsedForAMonthIsOver() {
    time.pass(OpenSignIn.LIFE.minusMillis(1));
    SignedIn second = accepted(refresh.refresh(ada.refreshToken()));
    time.pass(OpenSignIn.LIFE);
    ended(refresh.refresh(second.refreshToken()));
  }

  @Test
  void loggingOutEndsThatSignInAlone() {
    SignedIn other =
        accepted(
            house
                .logIn()
                .logIn("ada", new Password(InMemoryHouse.PASSWORD), "x", InMemoryHouse.HERE));
    assertThat(house.checkSignIn.isGood(ada.signIn())).isTrue();
    house.logOut().logOut(ada.signIn(), ada.user().id());
    assertThat(house.checkSignIn.isGood(ada.signIn())).isFalse();
    assertThat(house.checkSignIn.isGood(other.signIn())).isTrue();
    ended(refresh.refresh(ada.refreshToken()));
    accepted(refresh.refresh(other.refreshToken()));
  }

  @Test
  void nobodyIsAskedForAWhileIfASignInIsGood() {
    CheckSignIn check = house.checkSignIn;
    assertThat(check.isKnownGood(ada.signIn())).isFalse();
    check.isGood(ada.signIn());
    time.pass(Duration.ofMillis(1_699));
    assertThat(check.isKnownGood(ada.signIn())).isTrue();
    time.pass(Duration.ofMillis(1));
    assertThat(check.isKnownGood(ada.signIn())).isFalse();
    check.isGood(ada.signIn());
    house.logOut().logOut(ada.signIn(), ada.user().id());
    assertThat(check.isKnownGood(ada.signIn())).isFalse();
  }

  @Test
  void anotherReplicaBelievesASignInForLessThanTwoSeconds() {
    assertThat(house.checkSignIn.isGood(ada.signIn())).isTrue();
    house.signIns.revoke(ada.signIn(), time.instant());
    time.pass(Duration.ofMillis(1_699));
    assertThat(house.checkSignIn.isGood(ada.signIn())).isTrue();
    time.pass(Duration.ofMillis(1));
    assertThat(house.checkSignIn.isGood(ada.signIn())).isFalse();
    assertThat(house.checkSignIn.isGood(new SignInId(new UUID(7, 7)))).isFalse();
  }

  @Test
  void whoeverAsksAboutAllInUseKeepsThemKnown() {
    CheckSignIn check = house.checkSignIn;
    check.isGood(ada.signIn());
    for (int second = 0; second < 59; second++) {
      time.pass(Duration.ofSeconds(1));
      assertThat(check.isKnownGood(ada.signIn())).isTrue();
      assertThat(check.inUse()).containsExactly(ada.signIn());
      check.asked(check.inUse(), Set.of(), time.nanos());
    }
    time.pass(Duration.ofSeconds(2));
    assertThat(check.inUse()).isEmpty();
    assertThat(check.isKnownGood(ada.signIn())).isFalse();
  }

  @Test
  void whoCallsNoMoreIsNotInUseAfterAMinute() {
    CheckSignIn check = house.checkSignIn;
    check.isGood(ada.signIn());
    for (int second = 0; second < 60; second++) {
      assertThat(check.inUse()).containsExactly(ada.signIn());
      time.pass(Duration.ofSeconds(1));
      check.asked(List.of(ada.signIn()), Set.of(), time.nanos());
    }
    assertThat(check.inUse()).isEmpty();
  }

  @Test
  void whatEndedIsBelievedNoMoreHoweverLateAnAnswerComes() {
    CheckSignIn check = house.checkSignIn;
    check.isGood(ada.signIn());
    long before = time.nanos();
    time.pass(Duration.ofMillis(10));
    house.logOut().logOut(ada.signIn(), ada.user().id());
    check.asked(List.of(ada.signIn()), Set.of(), before);
    assertThat(check.isKnownGood(ada.signIn())).isFalse();
  }

  @Test
  void whatEndsWhileItIsAskedAboutIsBelievedByNobody() {
    CheckSignIn[] check = new CheckSignIn[1];
    SignIns slow =
        new InMemorySignIns(house.store) {
          @Override
          public Set<SignInId> good(Collection<SignInId> ids) {
            Set<SignInId> good = super.good(ids);
            check[0].ended(ada.signIn());
            return good;
          }
        };
    check[0] = new CheckSignIn(slow, time::nanos);
    assertThat(check[0].isGood(ada.signIn())).isTrue();
    assertThat(check[0].isKnownGood(ada.signIn())).isFalse();
  }

  @Test
  void aTokenInTwoHandsEndsWhatIsBelieved() {
    CheckSignIn check = house.checkSignIn;
    SignedIn second = accepted(refresh.refresh(ada.refreshToken()));
    var _ = accepted(refresh.refresh(second.refreshToken()));
    assertThat(check.isGood(ada.signIn())).isTrue();
    ended(refresh.refresh(ada.refreshToken()));
    assertThat(check.isKnownGood(ada.signIn())).isFalse();
  }

  @Test
  void whatIsFoundToHaveEndedIsBelievedNoMore() {
    CheckSignIn check = house.checkSignIn;
    check.isGood(ada.signIn());
    time.pass(Duration.ofMillis(10));
    check.asked(List.of(ada.signIn()), Set.of(ada.signIn()), time.nanos());
    assertThat(check.isKnownGood(ada.signIn())).isFalse();
  }

  @Test
  void aTicketOpensOneSocket() {
    UserId user = ada.user().id();
    String ticket = house.tickets().issue(user, ada.signIn()).ticket();
    assertThat(house.tickets().redeem(ticket)).contains(new WsTickets.Bearer(user, ada.signIn()));
    assertThat(house.tickets().redeem(ticket)).isEmpty();
  }

  @Test
  void aTicketIsGoodForHalfAMinute() {
    WsTickets.Ticket ticket = house.tickets().issue(ada.user().id(), ada.signIn());
    assertThat(ticket.expiresAt()).isEqualTo(time.instant().plusSeconds(30));
    time.pass(Duration.ofSeconds(30));
    assertThat(house.tickets().redeem(ticket.ticket())).isEmpty();
  }

  @Test
  void aForgedTicketIsWorthNothing() {
    String ticket = house.tickets().issue(ada.user().id(), ada.signIn()).ticket();
    String[] parts = ticket.split("\\.", -1);
    for (String forged :
        List.of(
            "",
            ".",
            "....",
            ticket + "x",
            ticket.substring(1),
            ticket.replace(parts[3], "99999999999999"),
            ada.refreshToken())) {
      assertThat(house.tickets().redeem(forged)).isEmpty();
    }
    assertThat(house.tickets().redeem(ticket)).isPresent();
  }
}
