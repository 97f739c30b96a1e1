/**
 * What replicas call out to each other.
 *
 * <p>A {@link org.folkmoot.application.bus.Ring} is rung after the commit, on the channel of a room
 * or of a user; only those who serve the room or mind the user hear it ({@link
 * org.folkmoot.application.bus.InterestCounts}). It brings what was committed as it was encoded
 * once, so that a neighbour needn't read it.
 *
 * <p><b>What must stay true.</b> No promise rests on it. The {@link
 * org.folkmoot.application.bus.Doorbell} may lose a ring, double it, delay it or bring it out of
 * order, and that costs time and never a message: the {@link
 * org.folkmoot.application.reconcile.Reconciler} compares with the database each second. Ringing
 * never blocks and never fails, for it is done by whoever has just committed.
 *
 * <p><b>Life.</b> Replicas of two versions run side by side during a deploy. What one can't read of
 * another's ring it takes as a reason to look for itself.
 */
@NullMarked
package org.folkmoot.application.bus;

import org.jspecify.annotations.NullMarked;
