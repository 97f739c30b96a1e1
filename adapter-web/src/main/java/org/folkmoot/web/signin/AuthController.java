package org.folkmoot.web.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.function.Supplier;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.account.LogIn;
import org.folkmoot.application.account.LogOut;
import org.folkmoot.application.account.RefreshSignIn;
import org.folkmoot.application.account.Register;
import org.folkmoot.application.account.SignedIn;
import org.folkmoot.application.account.UserDirectory;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.view.Me;
import org.folkmoot.application.view.Moment;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.EmailAddress;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.Username;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.api.RequestFields;
import org.folkmoot.web.limit.NotCounted;
import org.folkmoot.web.problem.RefusedCall;
import org.jspecify.annotations.Nullable;

/**
 * Registering, signing in, staying signed in, signing out. What waits for a password's hash waits
 * on virtual threads: a flood of sign-ins must not take the turns of those who only ask the
 * database.
 */
@Tag(name = "sign-in")
@Controller("/api/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class AuthController {
  private final Register register;
  private final LogIn logIn;
  private final RefreshSignIn refresh;
  private final LogOut logOut;
  private final UserDirectory directory;
  private final AccessTokens accessTokens;
  private final Cookies cookies;
  private final Forwarded forwarded;
  private final PageOrigin pages;
  private final CheckSignIn signIns;

  AuthController(
      Register register,
      LogIn logIn,
      RefreshSignIn refresh,
      LogOut logOut,
      UserDirectory directory,
      AccessTokens accessTokens,
      Cookies cookies,
      Forwarded forwarded,
      PageOrigin pages,
      CheckSignIn signIns) {
    this.register = register;
    this.logIn = logIn;
    this.refresh = refresh;
    this.logOut = logOut;
    this.directory = directory;
    this.accessTokens = accessTokens;
    this.cookies = cookies;
    this.forwarded = forwarded;
    this.pages = pages;
    this.signIns = signIns;
  }

  /** What somebody wants to be known by. */
  @Serdeable
  record Registration(
      @Nullable String username,
      @Nullable String password,
      @Nullable String displayName,
      @Nullable String email) {}

  /** How somebody proves who they are. */
  @Serdeable
  record Credentials(@Nullable String username, @Nullable String password) {}

  /** What is traded for new tokens; a browser sends it as a cookie. */
  @Serdeable
  record Refreshing(@Nullable String refreshToken) {}

  @Post("/register")
  @NotCounted("it counts for the address")
  @ExecuteOn(TaskExecutors.VIRTUAL)
  @Status(HttpStatus.CREATED)
  HttpResponse<Tokens> register(HttpRequest<?> request, @Body Registration wish) {
    String name = wish.displayName();
    String email = wish.email();
    Register.Application application =
        new Register.Application(
            new Username(RequestFields.field("username", wish.username())),
            new Password(RequestFields.field("password", wish.password())),
            name == null || name.isEmpty() ? null : DisplayName.wished(name),
            email == null || email.isEmpty() ? null : new EmailAddress(email),
            client(request));
    return given(
        request, () -> register.register(application, forwarded.from(request)), HttpStatus.CREATED);
  }

  @Post("/login")
  @NotCounted("it counts for the address and the account")
  @ExecuteOn(TaskExecutors.VIRTUAL)
  HttpResponse<Tokens> logIn(HttpRequest<?> request, @Body Credentials credentials) {
    String username = RequestFields.field("username", credentials.username());
    String password = RequestFields.field("password", credentials.password());
    return given(request, () -> logIn(request, username, password), HttpStatus.OK);
  }

  // A password that nobody may have is wrong like any other: its form tells nothing.
  private Decision<SignedIn> logIn(HttpRequest<?> request, String username, String password) {
    String client = client(request);
    ClientAddress from = forwarded.from(request);
    try {
      return logIn.logIn(username, new Password(password), client, from);
    } catch (InvalidValue notOne) {
      return logIn
          .logIn(username, new Password("never the right one"), client, from)
          .then(never -> Decision.refused(LogIn.WRONG));
    }
  }

  @Post("/refresh")
  @NotCounted("each token is good for one, and the next comes with its answer")
  HttpResponse<Tokens> refresh(HttpRequest<?> request, @Body @Nullable Refreshing sent) {
    String token = sent == null ? null : sent.refreshToken();
    String shown = token == null ? Cookies.refreshToken(request) : token;
    if (shown == null) {
      throw new RefusedCall(Refusal.unauthenticated("Please sign in."));
    }
    return given(request, () -> refresh.refresh(shown), HttpStatus.OK);
  }

  /**
   * Who is at a browser that opens a page, asked once: nobody is no error here, of which browsers
   * would complain. It rides on cookies alone, and trades the refresh token only when it must.
   */
  @Post("/resume")
  @NotCounted("each token is good for one, and the next comes with its answer")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Me.class)))
  @ApiResponse(responseCode = "204", description = "Nobody is signed in.")
  HttpResponse<?> resume(HttpRequest<?> request) {
    checkOrigin(request);
    Optional<Me> known =
        shown(request)
            .filter(caller -> signIns.isGood(caller.signIn()))
            .flatMap(caller -> directory.me(caller.user()));
    if (known.isPresent()) {
      return HttpResponse.ok(known.get());
    }
    String token = Cookies.refreshToken(request);
    if (token == null) {
      return HttpResponse.noContent();
    }
    return switch (refresh.refresh(token)) {
      case Decision.Accepted<SignedIn>(SignedIn signedIn) -> {
        Tokens tokens = tokens(signedIn);
        MutableHttpResponse<?> response = HttpResponse.ok(tokens.user());
        cookies.give(request, response, tokens);
        yield response;
      }
      case Decision.Refused<SignedIn> ended -> {
        MutableHttpResponse<?> response = HttpResponse.noContent();
        cookies.take(request, response);
        yield response;
      }
    };
  }

  @Post("/logout")
  @NotCounted("nobody is kept from going, and nobody goes twice")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<?> logOut(HttpRequest<?> request, Authentication caller) {
    Caller who = Caller.of(caller);
    logOut.logOut(who.signIn(), who.user());
    MutableHttpResponse<?> response = HttpResponse.noContent();
    cookies.take(request, response);
    return response;
  }

  /**
   * Signs in, if the page may: else somebody else's page could sign its visitor in as whom it
   * likes, and read what they write from then on.
   */
  private HttpResponse<Tokens> given(
      HttpRequest<?> request, Supplier<Decision<SignedIn>> signIn, HttpStatus status) {
    checkOrigin(request);
    Tokens tokens = tokens(signIn.get().orThrow(RefusedCall::new));
    MutableHttpResponse<Tokens> response = HttpResponse.<Tokens>status(status).body(tokens);
    cookies.give(request, response, tokens);
    return response;
  }

  // Whoever's token says nothing of a sign-in may begin anew, and so is nobody here.
  private static Optional<Caller> shown(HttpRequest<?> request) {
    try {
      return request.getUserPrincipal(Authentication.class).map(Caller::of);
    } catch (IllegalArgumentException noSignIn) {
      return Optional.empty();
    }
  }

  private void checkOrigin(HttpRequest<?> request) {
    if (pages.isForeign(request)) {
      throw new RefusedCall(Refusal.forbidden(PageOrigin.FOREIGN));
    }
  }

  private Tokens tokens(SignedIn signedIn) {
    AccessTokens.AccessToken access = accessTokens.of(signedIn.user(), signedIn.signIn());
    return new Tokens(
        directory.me(signedIn.user()),
        access.text(),
        signedIn.refreshToken(),
        Moment.text(access.expiresAt()));
  }

  private static String client(HttpRequest<?> request) {
    return request.getHeaders().get("User-Agent") instanceof String agent ? agent : "";
  }
}
