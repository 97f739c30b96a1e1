/**
 * What belongs to one person alone, in order.
 *
 * <p>As a room's changes take the room's {@code Seq}, a change of what is one person's own takes
 * that person's next {@link org.folkmoot.application.own.OwnRev}, in the same transaction. The row
 * that counts is locked until the commit, so the order of commits is the order of numbers, and
 * below a committed number there is no gap. What changes nothing takes no number.
 *
 * <p>Only the newest number of each thing is kept, never its state: that is read where it lives,
 * after the numbers, and so is at least as new. A thing that is gone keeps its number.
 *
 * <p>Whoever adds a kind of thing adds it to {@link org.folkmoot.application.own.OwnThing.What},
 * and calls {@link org.folkmoot.application.own.OwnChanges#record} where it changes.
 */
@NullMarked
package org.folkmoot.application.own;

import org.jspecify.annotations.NullMarked;
