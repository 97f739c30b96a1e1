/**
 * When work is done, and how much of it at once.
 *
 * <p>A little later ({@link org.folkmoot.application.task.Timers}), one after another ({@link
 * org.folkmoot.application.task.SerialQueue}), so many at a time ({@link
 * org.folkmoot.application.task.ConcurrencyLimit}), or on the thread of a socket ({@link
 * org.folkmoot.application.task.TaskInbox}). {@link org.folkmoot.application.task.BackgroundWork}
 * is what most of it is done with, handed in: no thread is begun here, and no clock is read.
 *
 * <p><b>What must stay true.</b> Each queue has a limit. What finds it full isn't run, and whoever
 * asked for it is told so, at once and on their own thread. What was taken is run once, in the
 * order in which it came.
 */
@NullMarked
package org.folkmoot.application.task;

import org.jspecify.annotations.NullMarked;
