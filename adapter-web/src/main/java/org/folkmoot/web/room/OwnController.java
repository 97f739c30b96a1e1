package org.folkmoot.web.room;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.room.MarkRead;
import org.folkmoot.application.sidebar.ArrangeSidebar;
import org.folkmoot.application.sidebar.SetNotifications;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.application.view.SectionView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Section;
import org.folkmoot.domain.room.Sections;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.api.RequestFields;
import org.folkmoot.web.limit.Counted;
import org.folkmoot.web.limit.NotCounted;
import org.folkmoot.web.problem.RefusedCall;
import org.jspecify.annotations.Nullable;

/** What the caller has read, wants to hear of, and how they keep their rooms. */
@Tag(name = "own settings")
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class OwnController {
  private final MarkRead markRead;
  private final SetNotifications hear;
  private final ArrangeSidebar arrange;
  private final RoomPath paths;

  OwnController(MarkRead markRead, SetNotifications hear, ArrangeSidebar arrange, RoomPath paths) {
    this.markRead = markRead;
    this.hear = hear;
    this.arrange = arrange;
    this.paths = paths;
  }

  /** How far the caller has read. */
  @Serdeable
  record Mark(@Nullable Long seq, @Nullable Boolean back) {}

  /** How far the caller has seen several rooms, by their ids. */
  @Serdeable
  record Marks(@Nullable Map<String, @Nullable Long> heads) {}

  /** By what of a room the caller is called: {@code all}, {@code mentions} or {@code nothing}. */
  @Serdeable
  record NotificationsRequest(@Nullable String level, @Nullable String mutedUntil) {}

  /** One section as it is to be. */
  @Serdeable
  record NewSection(
      @Nullable String id, @Nullable String name, @Nullable List<@Nullable String> rooms) {}

  /** The sections as they are to be; {@code rev} is of those that they are made from. */
  @Serdeable
  record NewSections(@Nullable Long rev, @Nullable List<@Nullable NewSection> sections) {}

  /** The caller's sections, in order. */
  @Serdeable
  record OwnSections(long rev, List<SectionView> sections) {
    static OwnSections of(Sections sections) {
      return new OwnSections(sections.rev(), ArrangeSidebar.views(sections));
    }
  }

  @Put("/rooms/{room}/read")
  @NotCounted("a page says it with each message; it writes one row, its caller's own")
  @Status(HttpStatus.NO_CONTENT)
  void read(Authentication authentication, String room, @Body Mark mark) {
    Caller caller = Caller.of(authentication);
    Seq seq = seq("seq", RequestFields.field("seq", mark.seq()));
    markRead
        .mark(
            caller.user(),
            caller.username(),
            paths.room(room),
            seq,
            Boolean.TRUE.equals(mark.back()))
        .orThrow(RefusedCall::new);
  }

  @Put("/me/read")
  @Counted(ChangeLimits.Kind.ACCOUNT)
  @Status(HttpStatus.NO_CONTENT)
  void readAll(Authentication authentication, @Body Marks marks) {
    Caller caller = Caller.of(authentication);
    Map<RoomId, Seq> heads = new LinkedHashMap<>();
    RequestFields.field("heads", marks.heads())
        .forEach(
            (room, seq) -> heads.put(id(room), seq("heads", RequestFields.field("heads", seq))));
    markRead.markAll(caller.user(), caller.username(), heads);
  }

  @Put("/rooms/{room}/mine")
  @Counted(ChangeLimits.Kind.ACCOUNT)
  RoomView hear(Authentication caller, String room, @Body NotificationsRequest wanted) {
    String until = wanted.mutedUntil();
    RoomNotifications notifications =
        new RoomNotifications(
            level(RequestFields.field("level", wanted.level())),
            until == null ? null : MembersController.moment("mutedUntil", until));
    return hear.hear(Caller.of(caller).user(), paths.room(room), notifications)
        .orThrow(RefusedCall::new);
  }

  @Get("/me/sections")
  OwnSections sections(Authentication caller) {
    return OwnSections.of(arrange.of(Caller.of(caller).user()));
  }

  @Put("/me/sections")
  @Counted(ChangeLimits.Kind.ACCOUNT)
  OwnSections arrange(Authentication caller, @Body NewSections wanted) {
    List<Section> sections = new ArrayList<>();
    for (NewSection one : RequestFields.field("sections", wanted.sections())) {
      sections.add(section(RequestFields.field("sections", one)));
    }
    return arrange
        .arrange(Caller.of(caller).user(), RequestFields.field("rev", wanted.rev()), sections)
        .map(OwnSections::of)
        .orThrow(RefusedCall::new);
  }

  private static Section section(NewSection wanted) {
    List<RoomId> rooms = new ArrayList<>();
    for (String room : RequestFields.field("rooms", wanted.rooms())) {
      rooms.add(id(RequestFields.field("rooms", room)));
    }
    return Section.wished(
        RequestFields.field("id", wanted.id()), RequestFields.field("name", wanted.name()), rooms);
  }

  private static Seq seq(String field, long value) {
    if (value < 0) {
      throw new InvalidValue(field, "must not be below 0");
    }
    return new Seq(value);
  }

  private static RoomId id(String text) {
    try {
      return new RoomId(UUID.fromString(text));
    } catch (IllegalArgumentException notOne) {
      throw new InvalidValue("rooms", "must be ids of rooms");
    }
  }

  private static RoomNotifications.Level level(String text) {
    return switch (text) {
      case "all" -> RoomNotifications.Level.ALL;
      case "mentions" -> RoomNotifications.Level.MENTIONS;
      case "nothing" -> RoomNotifications.Level.NOTHING;
      default -> throw new InvalidValue("level", "must be all, mentions or nothing");
    };
  }
}
