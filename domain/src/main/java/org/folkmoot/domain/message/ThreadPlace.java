package org.folkmoot.domain.message;

import org.folkmoot.domain.room.Seq;

/**
 * Where a message stands that is in a thread.
 *
 * @param root the message that the thread hangs on
 * @param alsoInRoom whether the room's timeline shows it, too
 */
public record ThreadPlace(Seq root, boolean alsoInRoom) {}
