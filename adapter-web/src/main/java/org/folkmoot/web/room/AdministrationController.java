package org.folkmoot.web.room;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.room.ChangeRoom;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.web.api.BodyFields;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.limit.Counted;
import org.folkmoot.web.problem.RefusedCall;
import org.jspecify.annotations.Nullable;

/** Changing a room itself, and ending it. */
@Tag(name = "rooms")
@Controller("/api/rooms/{room}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AdministrationController {
  private final ChangeRoom change;
  private final RoomPath paths;

  AdministrationController(ChangeRoom change, RoomPath paths) {
    this.change = change;
    this.paths = paths;
  }

  /** What a room is to be; what is absent stays as it is. */
  @Serdeable
  record Change(
      @Nullable String name,
      @Nullable String description,
      @Nullable String visibility,
      @Nullable Settings settings,
      @Nullable Boolean archived) {}

  /** Settings that are to be otherwise. A number of null is no bound; a text of null is none. */
  @Serdeable
  record Settings(
      @Nullable String topic,
      @Nullable String icon,
      @Nullable String whoMayPost,
      @Nullable Integer slowModeSeconds,
      @Nullable String whoMayInvite,
      @Nullable Integer retentionDays,
      @Nullable Integer keepNewest,
      @Nullable String historyForNewcomers) {}

  // A setting that is absent says something else than one that is null, so the body is read by
  // hand.
  @Patch
  @Counted(ChangeLimits.Kind.ROOMS)
  @RequestBody(content = @Content(schema = @Schema(implementation = Change.class)))
  RoomView change(Authentication caller, String room, @Body JsonNode body) {
    if (!body.isObject()) {
      throw new InvalidValue("body", "must be an object");
    }
    return change
        .change(Caller.of(caller).user(), paths.room(room), wish(body))
        .orThrow(RefusedCall::new);
  }

  @Delete
  @Counted(ChangeLimits.Kind.ROOMS)
  @Status(HttpStatus.NO_CONTENT)
  void delete(Authentication caller, String room) {
    change.delete(Caller.of(caller).user(), paths.room(room)).orThrow(RefusedCall::new);
  }

  private static RoomAdministration.RoomPatch wish(JsonNode body) {
    String name = BodyFields.text("name", body.get("name"));
    String description = BodyFields.text("description", body.get("description"));
    String visibility = BodyFields.text("visibility", body.get("visibility"));
    return new RoomAdministration.RoomPatch(
        name == null ? null : RoomName.wished(name),
        description == null ? null : new Description(description),
        visibility == null ? null : visibility(visibility),
        BodyFields.yesOrNo("archived", body.get("archived")),
        settings(body.get("settings")));
  }

  private static SettingsPatch settings(@Nullable JsonNode settings) {
    if (settings == null || settings.isNull()) {
      return SettingsPatch.NONE;
    }
    if (!settings.isObject()) {
      throw new InvalidValue("settings", "must be an object");
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : settings.entries()) {
      fields.put(field.getKey(), BodyFields.plain(field.getKey(), field.getValue()));
    }
    return new SettingsPatch(fields);
  }

  static Visibility visibility(String word) {
    for (Visibility one : List.of(Visibility.PUBLIC, Visibility.PRIVATE)) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    throw new InvalidValue("visibility", "must be public or private");
  }
}
