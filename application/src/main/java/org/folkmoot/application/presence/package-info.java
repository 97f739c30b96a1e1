/**
 * Who is here, on whichever replica, and when somebody was last here.
 *
 * <p>{@link org.folkmoot.application.presence.Presence} knows it for all replicas, and {@link
 * org.folkmoot.application.presence.LastSeen} remembers it. {@link
 * org.folkmoot.application.presence.PresenceBoard} has those of this replica, and tells each {@link
 * org.folkmoot.application.presence.PresenceWatcher} of the people that it watches. A coming or
 * going costs those who watch that person, and nobody else.
 *
 * <p><b>What must stay true.</b> It is worth nothing a moment later, so it is kept nowhere but for
 * the last sighting, and nothing waits for it. Whoever has no device here for four seconds is gone;
 * a page that is loaded anew isn't seen to go. Whoever's replica died says no good-bye: its lease
 * runs out. A ring that was lost costs five seconds, for those who are watched are asked for again.
 * Without the database nobody knows since when somebody is away, and it is told later.
 *
 * <p><b>Threads.</b> Devices come and go on any thread. All asking is done by one job at a time on
 * the executor that is handed in, for everybody who waits; a thousand who come at once cost one
 * question.
 */
@NullMarked
package org.folkmoot.application.presence;

import org.jspecify.annotations.NullMarked;
