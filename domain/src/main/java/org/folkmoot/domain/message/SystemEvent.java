package org.folkmoot.domain.message;

import org.folkmoot.domain.room.MemberEvent;
import org.folkmoot.domain.user.UserId;

/** An event of the room that stands in its timeline as a message: what happened, and to whom. */
public record SystemEvent(MemberEvent event, UserId user) {}
