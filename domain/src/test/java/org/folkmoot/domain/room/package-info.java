/** The order of rooms, and their names. */
@NullMarked
package org.folkmoot.domain.room;

import org.jspecify.annotations.NullMarked;
