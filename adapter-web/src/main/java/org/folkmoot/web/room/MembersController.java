package org.folkmoot.web.room;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.room.ReviewModeration;
import org.folkmoot.application.view.BanView;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.ModerationEntryView;
import org.folkmoot.domain.room.BanReason;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.web.api.BodyFields;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.api.RequestFields;
import org.folkmoot.web.limit.Counted;
import org.folkmoot.web.limit.Expensive;
import org.folkmoot.web.problem.RefusedCall;
import org.jspecify.annotations.Nullable;

/** Adding people, appointing them, muting, removing and banning them, and looking back at it. */
@Tag(name = "members")
@Controller("/api/rooms/{room}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MembersController {
  private static final int PAGE_MAX = 200;
  private static final int PAGE = 50;

  private final Moderate moderate;
  private final ReviewModeration review;
  private final RoomPath paths;

  MembersController(Moderate moderate, ReviewModeration review, RoomPath paths) {
    this.moderate = moderate;
    this.review = review;
    this.paths = paths;
  }

  /** What somebody is to be in the room. A {@code mutedUntil} of null unmutes. */
  @Serdeable
  record MemberRequest(@Nullable String role, @Nullable String mutedUntil) {}

  /** Why somebody is to be kept out, and until when. */
  @Serdeable
  record Ban(@Nullable String reason, @Nullable String until) {}

  /** One page of the moderation log, the newest first; {@code next} is a {@code before}. */
  @Serdeable
  record Deeds(List<ModerationEntryView> items, @Nullable Long next) {}

  /** One page of those who are kept out. */
  @Serdeable
  record Bans(List<BanView> items, @Nullable String next) {}

  // A field that is absent says something else than one that is null, so the body is read by hand.
  @Put("/members/{username}")
  @Counted(ChangeLimits.Kind.MEMBERS)
  @RequestBody(content = @Content(schema = @Schema(implementation = MemberRequest.class)))
  MemberView place(
      Authentication caller, String room, String username, @Body @Nullable JsonNode body) {
    Moderate.MemberPatch patch = patch(body == null ? JsonNode.nullNode() : body);
    return moderate
        .place(Caller.of(caller).user(), paths.room(room), username, patch)
        .orThrow(RefusedCall::new);
  }

  private static Moderate.MemberPatch patch(JsonNode body) {
    if (!body.isObject() && !body.isNull()) {
      throw new InvalidValue("body", "must be an object");
    }
    String role = BodyFields.text("role", body.get("role"));
    JsonNode muted = body.get("mutedUntil");
    String until = BodyFields.text("mutedUntil", muted);
    return new Moderate.MemberPatch(
        role == null ? null : role(role),
        muted == null
            ? null
            : new Moderate.Mute(until == null ? null : moment("mutedUntil", until)));
  }

  private static Role role(String word) {
    for (Role one : List.of(Role.OWNER, Role.ADMIN, Role.MEMBER)) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    throw new InvalidValue("role", "must be owner, admin or member");
  }

  static Instant moment(String field, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException noTime) {
      throw new InvalidValue(field, "must be a time such as 2026-02-03T12:00:00.000Z");
    }
  }

  @Delete("/members/{username}")
  @Counted(ChangeLimits.Kind.MEMBERS)
  @Status(HttpStatus.NO_CONTENT)
  void kick(Authentication caller, String room, String username) {
    moderate.kick(Caller.of(caller).user(), paths.room(room), username).orThrow(RefusedCall::new);
  }

  @Put("/bans/{username}")
  @Counted(ChangeLimits.Kind.MEMBERS)
  @Status(HttpStatus.NO_CONTENT)
  void ban(Authentication caller, String room, String username, @Body @Nullable Ban ban) {
    String reason = ban == null || ban.reason() == null ? "" : ban.reason();
    String until = ban == null ? null : ban.until();
    moderate
        .ban(
            Caller.of(caller).user(),
            paths.room(room),
            username,
            until == null ? null : moment("until", until),
            reason.isEmpty() ? null : new BanReason(reason))
        .orThrow(RefusedCall::new);
  }

  @Delete("/bans/{username}")
  @Counted(ChangeLimits.Kind.MEMBERS)
  @Status(HttpStatus.NO_CONTENT)
  void unban(Authentication caller, String room, String username) {
    moderate.unban(Caller.of(caller).user(), paths.room(room), username).orThrow(RefusedCall::new);
  }

  @Get("/bans")
  @Expensive
  Bans bans(
      Authentication caller,
      String room,
      @QueryValue @Nullable String after,
      @QueryValue @Nullable Integer limit) {
    ModerationLog.Bans page =
        review
            .bans(
                Caller.of(caller).user(),
                paths.room(room),
                after,
                RequestFields.limit(limit, PAGE, PAGE_MAX))
            .orThrow(RefusedCall::new);
    return new Bans(page.items(), page.next());
  }

  @Get("/moderation")
  @Expensive
  Deeds moderation(
      Authentication caller,
      String room,
      @QueryValue @Nullable Long before,
      @QueryValue @Nullable Integer limit) {
    if (before != null && before < 0) {
      throw new InvalidValue("before", "must not be below 0");
    }
    ModerationLog.Deeds page =
        review
            .deeds(
                Caller.of(caller).user(),
                paths.room(room),
                new Seq(before == null ? Long.MAX_VALUE : before),
                RequestFields.limit(limit, PAGE, PAGE_MAX))
            .orThrow(RefusedCall::new);
    return new Deeds(page.items(), page.next());
  }
}
