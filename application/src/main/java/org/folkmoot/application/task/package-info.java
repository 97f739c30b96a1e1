/**
 * When work is done, and how much of it at once: a little later, one after another, so many at a
 * time, or on a socket's own thread.
 */
@NullMarked
package org.folkmoot.application.task;

import org.jspecify.annotations.NullMarked;
