package org.folkmoot.web.room;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.application.block.BlockPerson;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.room.CloseDirect;
import org.folkmoot.application.room.OpenDirect;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.Username;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.api.RequestFields;
import org.folkmoot.web.limit.Counted;
import org.folkmoot.web.problem.RefusedCall;
import org.jspecify.annotations.Nullable;

/** Direct messages, and whom one doesn't want them from. */
@Tag(name = "direct messages")
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class DirectController {
  private final OpenDirect open;
  private final CloseDirect close;
  private final BlockPerson block;
  private final RoomPath paths;

  DirectController(OpenDirect open, CloseDirect close, BlockPerson block, RoomPath paths) {
    this.open = open;
    this.close = close;
    this.block = block;
    this.paths = paths;
  }

  /** Who shares a direct room with the caller. */
  @Serdeable
  record Others(@Nullable List<@Nullable String> usernames) {}

  /** Whom the caller blocks. */
  @Serdeable
  record Blocked(List<UserRef> items) {}

  @Post("/dms")
  @Counted(ChangeLimits.Kind.COMINGS)
  RoomView open(Authentication caller, @Body Others others) {
    List<Username> names = new ArrayList<>();
    for (String name : RequestFields.field("usernames", others.usernames())) {
      names.add(username(RequestFields.field("usernames", name)));
    }
    return open.open(Caller.of(caller).user(), names).orThrow(RefusedCall::new);
  }

  @Post("/rooms/{room}/close")
  @Counted(ChangeLimits.Kind.COMINGS)
  @Status(HttpStatus.NO_CONTENT)
  void close(Authentication caller, String room) {
    close.close(Caller.of(caller).user(), paths.room(room)).orThrow(RefusedCall::new);
  }

  @Get("/me/blocks")
  Blocked blocked(Authentication caller) {
    return new Blocked(block.blocked(Caller.of(caller).user()));
  }

  @Put("/me/blocks/{username}")
  @Counted(ChangeLimits.Kind.ACCOUNT)
  @Status(HttpStatus.NO_CONTENT)
  void block(Authentication caller, String username) {
    block.block(Caller.of(caller).user(), username(username), true).orThrow(RefusedCall::new);
  }

  @Delete("/me/blocks/{username}")
  @Counted(ChangeLimits.Kind.ACCOUNT)
  @Status(HttpStatus.NO_CONTENT)
  void unblock(Authentication caller, String username) {
    block.block(Caller.of(caller).user(), username(username), false).orThrow(RefusedCall::new);
  }

  // A name that nobody can have is nobody's.
  private static Username username(String name) {
    if (!Username.couldBe(name)) {
      throw new RefusedCall(Refusal.notFound("user"));
    }
    return new Username(name);
  }
}
