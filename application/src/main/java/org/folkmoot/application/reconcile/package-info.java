/**
 * Compares what this replica believes with the database, each second, and has mended what is
 * otherwise: heads of rooms, lists of rooms, sign-ins, the history itself. It makes the delivery
 * promise hold when rings are lost; nothing else may rest on them.
 *
 * <p>It looks on a connection of its own, so that a busy pool doesn't blind it, and it begins a
 * period after it has ended, so that a slow database isn't asked more often. After a sleep of more
 * than five seconds it sends all sockets away: they come back to a replica that knows the world.
 */
@NullMarked
package org.folkmoot.application.reconcile;

import org.jspecify.annotations.NullMarked;
