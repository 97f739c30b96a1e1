/** Tasks: how many at once, and what waits. */
@NullMarked
package org.folkmoot.application.task;

import org.jspecify.annotations.NullMarked;
