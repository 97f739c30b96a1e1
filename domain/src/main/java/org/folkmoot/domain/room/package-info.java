/** Rooms, who is in them, and the number that orders all that happens there. */
@NullMarked
package org.folkmoot.domain.room;

import org.jspecify.annotations.NullMarked;
