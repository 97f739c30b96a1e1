package org.folkmoot.application.room;

import java.util.List;
import java.util.Optional;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.presence.Presence;
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
  private final MembersOnlineFirst people;

  public LookAtRooms(Rooms rooms, Presence presence) {
    this.rooms = rooms;
    this.people = new MembersOnlineFirst(rooms, presence);
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

  /**
   * Who is in a room, those first who are here now.
   *
   * @param beginning of their usernames
   */
  public Decision<Rooms.Members> members(
      UserId reader, RoomId room, String beginning, @Nullable String after, int limit) {
    return people
        .page(reader, room, beginning, after, limit)
        .map(Decision::accepted)
        .orElseGet(
            () ->
                Decision.refused(
                    rooms.view(room, reader).isPresent()
                        ? Refusal.forbidden("Join the room first.")
                        : Refusal.notFound("room")));
  }
}
