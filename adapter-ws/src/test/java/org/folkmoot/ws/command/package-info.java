/** What is in the works of whoever speaks. */
@NullMarked
package org.folkmoot.ws.command;

import org.jspecify.annotations.NullMarked;
