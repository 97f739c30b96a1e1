package org.folkmoot.application.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A room as one reader sees it: with how far they have read, and what they are in it. */
public record RoomView(
    String id,
    String kind,
    String name,
    @Nullable String description,
    String visibility,
    int memberCount,
    @Nullable List<UserRef> members,
    RoomSettings settings,
    long firstSeq,
    long changed,
    @Nullable String archivedAt,
    String createdBy,
    String createdAt,
    long head,
    long readSeq,
    int unread,
    int mentions,
    String myRole,
    OwnRoomSettings mine) {

  public static RoomView of(
      RoomInfo room,
      long head,
      long readSeq,
      int unread,
      int mentions,
      String myRole,
      OwnRoomSettings mine) {
    return new RoomView(
        room.id(),
        room.kind(),
        room.name(),
        room.description(),
        room.visibility(),
        room.memberCount(),
        room.members(),
        room.settings(),
        room.firstSeq(),
        room.changed(),
        room.archivedAt(),
        room.createdBy(),
        room.createdAt(),
        head,
        readSeq,
        unread,
        mentions,
        myRole,
        mine);
  }
}
