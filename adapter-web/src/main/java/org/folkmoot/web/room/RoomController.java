package org.folkmoot.web.room;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
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
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.room.LeaveRoom;
import org.folkmoot.application.room.LookAtRooms;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.api.RequestFields;
import org.folkmoot.web.limit.Counted;
import org.folkmoot.web.limit.Expensive;
import org.folkmoot.web.problem.RefusedCall;
import org.jspecify.annotations.Nullable;

/** Opening, finding, joining and leaving rooms. */
@Tag(name = "rooms")
@Controller("/api/rooms")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class RoomController {
  private static final int PAGE_MAX = 200;
  private static final int PAGE = 50;

  private final LookAtRooms look;
  private final CreateRoom create;
  private final JoinRoom join;
  private final LeaveRoom leave;
  private final RoomPath paths;

  RoomController(
      LookAtRooms look, CreateRoom create, JoinRoom join, LeaveRoom leave, RoomPath paths) {
    this.look = look;
    this.create = create;
    this.join = join;
    this.leave = leave;
    this.paths = paths;
  }

  /** The caller's rooms. */
  @Serdeable
  record OwnRooms(List<RoomView> items) {}

  /** One page of public rooms. */
  @Serdeable
  record Directory(List<RoomInfo> items, @Nullable String next) {}

  /** One page of a room's members. */
  @Serdeable
  record Members(List<MemberView> items, @Nullable String next) {}

  /** A room that is to be opened. */
  @Serdeable
  record NewRoom(
      @Nullable String name, @Nullable String description, @Nullable String visibility) {}

  @Get
  @Expensive
  OwnRooms own(Authentication caller) {
    return new OwnRooms(look.own(Caller.of(caller).user()));
  }

  @Get("/directory")
  @Expensive
  Directory directory(
      @QueryValue @Nullable String query,
      @QueryValue @Nullable String after,
      @QueryValue @Nullable Integer limit) {
    Rooms.Directory page =
        look.directory(
            query == null ? "" : query.strip(), after, RequestFields.limit(limit, PAGE, PAGE_MAX));
    return new Directory(page.items(), page.next());
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Counted(ChangeLimits.Kind.NEW_ROOMS)
  RoomView create(Authentication caller, @Body NewRoom wish) {
    String description = wish.description();
    return create
        .create(
            Caller.of(caller).user(),
            RoomName.wished(RequestFields.field("name", wish.name())),
            description == null ? Description.NONE : new Description(description),
            AdministrationController.visibility(
                RequestFields.field("visibility", wish.visibility())))
        .orThrow(RefusedCall::new);
  }

  @Get("/{room}")
  RoomView one(Authentication caller, String room) {
    return look.one(Caller.of(caller).user(), paths.room(room)).orThrow(RefusedCall::new);
  }

  @Post("/{room}/join")
  @Counted(ChangeLimits.Kind.COMINGS)
  RoomView join(Authentication caller, String room) {
    return join.join(Caller.of(caller).user(), paths.room(room)).orThrow(RefusedCall::new);
  }

  @Post("/{room}/leave")
  @Counted(ChangeLimits.Kind.COMINGS)
  @Status(HttpStatus.NO_CONTENT)
  void leave(Authentication caller, String room) {
    leave.leave(Caller.of(caller).user(), paths.room(room)).orThrow(RefusedCall::new);
  }

  /** Those first who are here; with a query, those whose username begins so. */
  @Get("/{room}/members")
  @Expensive
  Members members(
      Authentication caller,
      String room,
      @QueryValue @Nullable String query,
      @QueryValue @Nullable String after,
      @QueryValue @Nullable Integer limit) {
    Rooms.Members page =
        look.members(
                Caller.of(caller).user(),
                paths.room(room),
                query == null ? "" : query.strip(),
                after,
                RequestFields.limit(limit, PAGE, PAGE_MAX))
            .orThrow(RefusedCall::new);
    return new Members(page.items(), page.next());
  }
}
