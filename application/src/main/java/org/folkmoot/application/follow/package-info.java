/**
 * What must happen because something was committed, whoever dies meanwhile.
 *
 * <p>A {@link org.folkmoot.application.follow.LogFollower} walks every room's changes in their
 * order and hands its {@link org.folkmoot.application.follow.LogFollowerHandler} those that concern
 * it. How far it has come is kept for each room ({@link
 * org.folkmoot.application.follow.LogFollowers}), for there is no order among rooms, and in a room
 * everything up to the head is complete. The work is done first and the position moved second, so
 * each change is handed over at least once; the work must come to the same when it is done twice.
 *
 * <p><b>Who walks.</b> One replica at a time, as long as it says so every few seconds. Nobody's
 * clock is compared with anybody else's: whoever sees that nothing was said for nine seconds of
 * their own takes over. A replica that slept finds its positions refused.
 *
 * <p><b>What wakes it.</b> What this replica commits, and what the others say that they did ({@link
 * org.folkmoot.application.follow.DirtyRooms}, five times a second). The guarantee is a look at all
 * heads, each minute and whenever a replica takes over.
 *
 * <p><b>What fails</b> is put aside as a trouble and tried again, later each time and for a day,
 * and nothing waits for it. A trouble whose change was overtaken by another one is over: the newer
 * one is handed over by itself.
 */
@NullMarked
package org.folkmoot.application.follow;

import org.jspecify.annotations.NullMarked;
