/** Rooms over HTTP. */
@NullMarked
package org.folkmoot.web.room;

import org.jspecify.annotations.NullMarked;
