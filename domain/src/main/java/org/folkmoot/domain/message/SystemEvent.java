package org.folkmoot.domain.message;

import org.folkmoot.domain.room.MemberEvent;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An event of the room that stands in its timeline as a message: what happened, and to whom. Who
 * did it is the message's sender.
 *
 * @param role what they are now, where that is what happened
 */
public record SystemEvent(MemberEvent event, UserId user, @Nullable Role role) {}
