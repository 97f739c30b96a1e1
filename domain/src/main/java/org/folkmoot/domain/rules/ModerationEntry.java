package org.folkmoot.domain.rules;

import java.time.Instant;
import org.folkmoot.domain.room.BanReason;
import org.folkmoot.domain.room.LastMembershipChange;
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
public record ModerationEntry(
    RoomId room,
    Seq seq,
    UserId actor,
    UserId target,
    LastMembershipChange act,
    @Nullable Role role,
    @Nullable BanReason reason,
    @Nullable Instant until,
    Instant at) {}
