/**
 * What a line of the log may hold. Strangers choose much of what is logged: no line may move a
 * terminal's cursor, look like two, or let somebody in who reads it.
 */
@NullMarked
package org.folkmoot.bootstrap.log;

import org.jspecify.annotations.NullMarked;
