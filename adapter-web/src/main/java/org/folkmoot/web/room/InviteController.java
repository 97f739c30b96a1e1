package org.folkmoot.web.room;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.folkmoot.application.invite.AcceptInvite;
import org.folkmoot.application.invite.CreateInvite;
import org.folkmoot.application.invite.InviteCode;
import org.folkmoot.application.invite.Invites;
import org.folkmoot.application.invite.PreviewInvite;
import org.folkmoot.application.invite.ReviewInvites;
import org.folkmoot.application.invite.RevokeInvite;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.view.Moment;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.limit.Counted;
import org.folkmoot.web.problem.RefusedCall;
import org.folkmoot.web.signin.Forwarded;
import org.jspecify.annotations.Nullable;

/** Links that lead into rooms. */
@Tag(name = "invitations")
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class InviteController {
  private final CreateInvite create;
  private final ReviewInvites review;
  private final RevokeInvite revoke;
  private final PreviewInvite preview;
  private final AcceptInvite accept;
  private final RoomPath paths;
  private final Forwarded forwarded;
  private final String publicUrl;

  InviteController(
      CreateInvite create,
      ReviewInvites review,
      RevokeInvite revoke,
      PreviewInvite preview,
      AcceptInvite accept,
      RoomPath paths,
      Forwarded forwarded,
      @Value("${folkmoot.public-url:}") String publicUrl) {
    this.create = create;
    this.review = review;
    this.revoke = revoke;
    this.preview = preview;
    this.accept = accept;
    this.paths = paths;
    this.forwarded = forwarded;
    this.publicUrl = publicUrl.replaceFirst("/+$", "");
  }

  /** How many people a link lets in, and for how long. */
  @Serdeable
  record InviteRequest(@Nullable Integer maxUses, @Nullable Long expiresInSeconds) {}

  /** A new link. Its code is said only here. */
  @Serdeable
  record Made(String id, String code, String url, String expiresAt, @Nullable Integer maxUses) {}

  /** A link that somebody made, without its code. */
  @Serdeable
  record Listed(
      String id,
      UserRef inviter,
      String createdAt,
      String expiresAt,
      @Nullable Integer maxUses,
      int uses) {
    static Listed of(Invites.Shown shown) {
      Invite invite = shown.invite();
      return new Listed(
          invite.id().toString(),
          shown.inviter(),
          Moment.text(invite.createdAt()),
          Moment.text(invite.expiresAt()),
          invite.maxUses(),
          invite.uses());
    }
  }

  /** The links of a room that still lead into it. */
  @Serdeable
  record All(List<Listed> items) {}

  /** Where a link leads. */
  @Serdeable
  record Preview(String room, UserRef inviter, int memberCount, String expiresAt) {}

  @Post("/rooms/{room}/invites")
  @Counted(ChangeLimits.Kind.INVITES)
  @Status(HttpStatus.CREATED)
  Made create(
      HttpRequest<?> request,
      Authentication caller,
      String room,
      @Body @Nullable InviteRequest wanted) {
    Long seconds = wanted == null ? null : wanted.expiresInSeconds();
    CreateInvite.Made made =
        create
            .create(
                Caller.of(caller).user(),
                paths.room(room),
                seconds == null ? null : Duration.ofSeconds(seconds),
                wanted == null ? null : wanted.maxUses())
            .orThrow(RefusedCall::new);
    String code = made.code().value();
    return new Made(
        made.invite().id().toString(),
        code,
        address(request) + "/invite/" + code,
        Moment.text(made.invite().expiresAt()),
        made.invite().maxUses());
  }

  private String address(HttpRequest<?> request) {
    return publicUrl.isEmpty()
        ? (forwarded.isSecure(request) ? "https://" : "http://") + forwarded.host(request)
        : publicUrl;
  }

  @Get("/rooms/{room}/invites")
  All all(Authentication caller, String room) {
    return new All(
        review.of(Caller.of(caller).user(), paths.room(room)).orThrow(RefusedCall::new).stream()
            .map(Listed::of)
            .toList());
  }

  @Delete("/rooms/{room}/invites/{id}")
  @Counted(ChangeLimits.Kind.INVITES)
  @Status(HttpStatus.NO_CONTENT)
  void revoke(Authentication caller, String room, String id) {
    revoke.revoke(Caller.of(caller).user(), paths.room(room), invite(id)).orThrow(RefusedCall::new);
  }

  // What has no such form is the id of none, and is looked for like any other.
  private static UUID invite(String id) {
    return RoomPath.isId(id) ? UUID.fromString(id) : new UUID(0, 0);
  }

  @Get("/invites/{code}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  Preview preview(HttpRequest<?> request, String code) {
    Invites.Shown shown =
        preview.preview(new InviteCode(code), forwarded.from(request)).orThrow(RefusedCall::new);
    return new Preview(
        shown.roomName(),
        shown.inviter(),
        shown.memberCount(),
        Moment.text(shown.invite().expiresAt()));
  }

  @Post("/invites/{code}/accept")
  @Counted(ChangeLimits.Kind.COMINGS)
  RoomView accept(HttpRequest<?> request, Authentication caller, String code) {
    return accept
        .accept(Caller.of(caller).user(), new InviteCode(code), forwarded.from(request))
        .orThrow(RefusedCall::new);
  }
}
