/** Recordings made by hand, and what must be found in them. */
@NullMarked
package org.folkmoot.load.check;

import org.jspecify.annotations.NullMarked;
