package org.folkmoot.domain.ledger;

import java.time.Instant;
import org.folkmoot.domain.room.BanReason;
import org.folkmoot.domain.room.MemberEvent;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to somebody else's standing, for the room's moderation log.
 *
 * @param seq the change that it was
 * @param role what the target is now, where they were added or appointed
 * @param until the end of a ban or a mute
 */
public record Deed(
    RoomId room,
    Seq seq,
    UserId actor,
    UserId target,
    MemberEvent act,
    @Nullable Role role,
    @Nullable BanReason reason,
    @Nullable Instant until,
    Instant at) {}
