package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/**
 * How a room is set for one reader alone.
 *
 * @param closedSeq of a direct room that they have put away: the head that it had then. It stays
 *     out of sight as long as there is no message after it.
 */
public record OwnSettings(@Nullable Long closedSeq) {
  public static final OwnSettings NONE = new OwnSettings(null);
}
