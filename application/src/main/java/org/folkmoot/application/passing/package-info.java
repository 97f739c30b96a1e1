/**
 * What passes in a room: that somebody types, and how far somebody has read.
 *
 * <p>It is told to whoever hears the room now, here and by a ring at other replicas, and never
 * kept. Whoever is behind doesn't hear it.
 *
 * <p><b>What must stay true.</b> Nothing here costs more because somebody says it more often:
 * typing is told once in three seconds, a reader's place once in two. Who may not say anything
 * isn't seen to type; while nobody can be asked, nobody is. Who hears of typing forgets it after
 * six seconds by themselves, so that nobody types for ever whose replica has died.
 *
 * <p><b>Threads.</b> It is said on any thread and never blocks. Whether somebody may be seen to
 * type is asked elsewhere, for two at a time; when too many wait, it isn't said.
 */
@NullMarked
package org.folkmoot.application.passing;

import org.jspecify.annotations.NullMarked;
