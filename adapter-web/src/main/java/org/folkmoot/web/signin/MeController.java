package org.folkmoot.web.signin;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.folkmoot.application.account.UserDirectory;
import org.folkmoot.application.account.WsTickets;
import org.folkmoot.application.view.Me;
import org.folkmoot.application.view.Moment;
import org.folkmoot.application.view.UserView;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.Username;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.api.RequestFields;
import org.folkmoot.web.limit.Expensive;
import org.folkmoot.web.limit.NotCounted;
import org.folkmoot.web.problem.RefusedCall;
import org.jspecify.annotations.Nullable;

/** Who the caller is, and who others are. */
@Tag(name = "people")
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MeController {
  private static final int PAGE = 50;

  private final UserDirectory directory;
  private final WsTickets tickets;

  MeController(UserDirectory directory, WsTickets tickets) {
    this.directory = directory;
    this.tickets = tickets;
  }

  /** A ticket for one socket. */
  @Serdeable
  record Ticket(String ticket, String expiresAt) {}

  @Get("/me")
  Me me(Authentication caller) {
    return directory
        .me(Caller.of(caller).user())
        .orElseThrow(() -> new RefusedCall(Refusal.unauthenticated("Please sign in.")));
  }

  /** People in no pages: a beginning that fits too many is made longer. */
  @Serdeable
  record People(List<UserView> items) {}

  @Get("/users{?query,limit}")
  @Expensive
  People users(@QueryValue(defaultValue = "") String query, @QueryValue @Nullable Integer limit) {
    return new People(
        directory.named(query.strip(), RequestFields.limit(limit, PAGE, UserDirectory.PEOPLE_MAX)));
  }

  @Get("/users/online")
  @Expensive
  People online() {
    return new People(directory.online());
  }

  @Get("/users/{username}")
  UserView user(String username) {
    Refusal nobody = Refusal.notFound("user");
    if (!Username.couldBe(username)) {
      throw new RefusedCall(nobody);
    }
    return directory.other(new Username(username)).orElseThrow(() -> new RefusedCall(nobody));
  }

  @Post("/ws-ticket")
  @NotCounted("a ticket is signed and not kept: nothing is written for it")
  @Status(HttpStatus.CREATED)
  Ticket ticket(Authentication authentication) {
    Caller caller = Caller.of(authentication);
    WsTickets.Ticket ticket = tickets.issue(caller.user(), caller.signIn());
    return new Ticket(ticket.ticket(), Moment.text(ticket.expiresAt()));
  }
}
