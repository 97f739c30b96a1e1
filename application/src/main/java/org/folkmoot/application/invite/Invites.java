package org.folkmoot.application.invite;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.RoomId;

/** For remembering by which codes people may come into rooms. */
public interface Invites {
  void add(Invite invite, String codeHash);

  /** Good or not, unless its room was deleted. */
  Optional<Shown> byCode(String codeHash);

  /** Those of a room that are neither revoked nor over, the newest first. */
  List<Shown> of(RoomId room, Instant now, int limit);

  /** It has let somebody in. Belongs into the transaction that does, under the room's lock. */
  void used(UUID invite);

  /**
   * Takes one back.
   *
   * @return false if this room has no such invitation
   */
  boolean revoke(RoomId room, UUID invite, Instant now);

  /** An invitation as people see it. */
  record Shown(Invite invite, UserRef inviter, String roomName, int memberCount) {}
}
