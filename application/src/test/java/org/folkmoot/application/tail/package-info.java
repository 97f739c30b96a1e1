/** A room's tail by itself. */
@NullMarked
package org.folkmoot.application.tail;

import org.jspecify.annotations.NullMarked;
