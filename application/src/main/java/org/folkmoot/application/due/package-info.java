/**
 * What must happen at a time, whoever dies before.
 *
 * <p>A {@link org.folkmoot.application.due.DueJob} is written by the transaction that makes it due.
 * Each second every replica looks for those whose time has come and claims some; they are another
 * one's when they aren't done after {@link org.folkmoot.application.due.DueJobWorker#CLAIMED_FOR}.
 * So each is done at least once. Once in effect it is by the {@link
 * org.folkmoot.application.due.DueJobHandler}, which looks under the room's lock whether it is
 * still to be done.
 *
 * <p>Clocks of replicas may differ by a little. A work whose own clock says that it is too early
 * says when to come again.
 */
@NullMarked
package org.folkmoot.application.due;

import org.jspecify.annotations.NullMarked;
