package org.folkmoot.web.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.folkmoot.application.account.ChangePassword;
import org.folkmoot.application.account.ChangeProfile;
import org.folkmoot.application.account.LogIn;
import org.folkmoot.application.account.OwnSignIns;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.application.account.UserPreferences;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.view.Me;
import org.folkmoot.application.view.Moment;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.WhoMayAdd;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.api.RequestFields;
import org.folkmoot.web.limit.Counted;
import org.folkmoot.web.limit.NotCounted;
import org.folkmoot.web.problem.RefusedCall;
import org.jspecify.annotations.Nullable;

/** What somebody changes about their own account. */
@Tag(name = "account")
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AccountController {
  private final ChangeProfile changeProfile;
  private final ChangePassword changePassword;
  private final OwnSignIns signIns;
  private final UserPreferences preferences;
  private final Forwarded forwarded;

  AccountController(
      ChangeProfile changeProfile,
      ChangePassword changePassword,
      OwnSignIns signIns,
      UserPreferences preferences,
      Forwarded forwarded) {
    this.changeProfile = changeProfile;
    this.changePassword = changePassword;
    this.signIns = signIns;
    this.preferences = preferences;
    this.forwarded = forwarded;
  }

  /** What is to be otherwise: what isn't there stays, and what is empty is taken away. */
  @Serdeable
  record Profile(
      @Nullable String displayName,
      @Nullable String email,
      @Nullable String bio,
      @Nullable String status) {}

  /**
   * What somebody has chosen for themselves; what isn't there stays. {@code whoMayAddMe} is {@code
   * everyone}, {@code sharedRoom} or {@code nobody}.
   */
  @Serdeable
  record Choices(@Nullable Boolean showsReading, @Nullable String whoMayAddMe) {
    static Choices of(UserPreferences.Chosen chosen) {
      return new Choices(chosen.showsReading(), chosen.whoMayAdd().word());
    }
  }

  /** The password as it is, and as it is to be. */
  @Serdeable
  record NewPassword(@Nullable String current, @Nullable String next) {}

  /** A place where somebody is signed in. */
  @Serdeable
  record Session(String id, String client, String createdAt, String usedAt, boolean current) {}

  /** All of somebody's, the one used last first. */
  @Serdeable
  record Sessions(List<Session> items) {}

  @Patch("/me")
  @Counted(ChangeLimits.Kind.ACCOUNT)
  Me change(HttpRequest<?> request, Authentication caller, @Body Profile wish) {
    return changeProfile
        .change(
            Caller.of(caller).user(),
            new ChangeProfile.ProfilePatch(
                wish.displayName(), wish.email(), wish.bio(), wish.status()),
            forwarded.from(request))
        .orThrow(RefusedCall::new);
  }

  @Get("/me/preferences")
  Choices preferences(Authentication caller) {
    return Choices.of(preferences.of(Caller.of(caller).user()));
  }

  @Patch("/me/preferences")
  @Counted(ChangeLimits.Kind.ACCOUNT)
  Choices choose(Authentication caller, @Body Choices wish) {
    String who = wish.whoMayAddMe();
    return preferences
        .choose(
            Caller.of(caller).user(),
            new UserPreferences.PreferencesPatch(
                wish.showsReading(), who == null ? null : whoMayAdd(who)))
        .map(Choices::of)
        .orThrow(RefusedCall::new);
  }

  private static WhoMayAdd whoMayAdd(String word) {
    for (WhoMayAdd one : WhoMayAdd.values()) {
      if (one.word().equals(word)) {
        return one;
      }
    }
    throw new InvalidValue("whoMayAddMe", "must be everyone, sharedRoom or nobody");
  }

  @Post("/me/password")
  @NotCounted("it counts as an attempt to sign in")
  @ExecuteOn(TaskExecutors.VIRTUAL)
  @Status(HttpStatus.NO_CONTENT)
  void change(Authentication authentication, @Body NewPassword wish) {
    Caller caller = Caller.of(authentication);
    String current = RequestFields.field("current", wish.current());
    Password next;
    try {
      next = new Password(RequestFields.field("next", wish.next()));
    } catch (InvalidValue bad) {
      throw new InvalidValue("next", bad.reason());
    }
    var _ =
        changePassword
            .change(caller.user(), caller.signIn(), asShown(current), next)
            .orThrow(RefusedCall::new);
  }

  // A password that nobody may have is wrong like any other.
  private static Password asShown(String current) {
    try {
      return new Password(current);
    } catch (InvalidValue notOne) {
      throw new RefusedCall(LogIn.WRONG);
    }
  }

  @Get("/auth/sessions")
  Sessions sessions(Authentication authentication) {
    Caller caller = Caller.of(authentication);
    return new Sessions(
        signIns.of(caller.user()).stream()
            .map(signIn -> session(signIn, caller.signIn()))
            .toList());
  }

  private static Session session(SignIn signIn, SignInId current) {
    return new Session(
        signIn.id().toString(),
        signIn.client(),
        Moment.text(signIn.createdAt()),
        Moment.text(signIn.usedAt()),
        signIn.id().equals(current));
  }

  @Delete("/auth/sessions/{id}")
  @Counted(ChangeLimits.Kind.ACCOUNT)
  @Status(HttpStatus.NO_CONTENT)
  void end(Authentication authentication, String id) {
    var _ = signIns.end(Caller.of(authentication).user(), signIn(id)).orThrow(RefusedCall::new);
  }

  private static SignInId signIn(String id) {
    try {
      return new SignInId(UUID.fromString(id));
    } catch (IllegalArgumentException notOne) {
      throw new RefusedCall(Refusal.notFound("sign-in"));
    }
  }
}
