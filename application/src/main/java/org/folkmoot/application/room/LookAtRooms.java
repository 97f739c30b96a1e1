package org.folkmoot.application.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.folkmoot.application.live.Presence;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Finds rooms, and shows who is in them. */
public final class LookAtRooms {
  private final Rooms rooms;
  private final Presence presence;

  public LookAtRooms(Rooms rooms, Presence presence) {
    this.rooms = rooms;
    this.presence = presence;
  }

  public List<RoomView> own(UserId reader) {
    return rooms.viewsOf(reader).rooms().stream().map(Rooms.OwnRoom::view).toList();
  }

  public Decision<RoomView> one(UserId reader, RoomId room) {
    return rooms
        .view(room, reader)
        .map(Decision::accepted)
        .orElseGet(() -> Decision.refused(Refusal.notFound("room")));
  }

  public Optional<RoomId> publicNamed(RoomName name) {
    return rooms.publicNamed(name);
  }

  public Rooms.Directory directory(String query, @Nullable String after, int limit) {
    return rooms.directory(query, after, limit);
  }

  public Decision<Rooms.Members> members(
      UserId reader, RoomId room, @Nullable String after, int limit) {
    return rooms
        .members(reader, room, after, limit)
        .map(this::seen)
        .map(Decision::accepted)
        .orElseGet(
            () ->
                Decision.refused(
                    rooms.view(room, reader).isPresent()
                        ? Refusal.forbidden("Join the room first.")
                        : Refusal.notFound("room")));
  }

  private Rooms.Members seen(Rooms.Members page) {
    Map<UserId, Presence.State> here =
        presence.of(page.items().stream().map(LookAtRooms::id).toList());
    return new Rooms.Members(
        page.items().stream().map(m -> m.withOnline(here.containsKey(id(m)))).toList(),
        page.next());
  }

  private static UserId id(MemberView member) {
    return new UserId(UUID.fromString(member.user().id()));
  }
}
