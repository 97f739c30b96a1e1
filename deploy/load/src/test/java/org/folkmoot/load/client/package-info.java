/** The client against a server that is played by hand. */
@NullMarked
package org.folkmoot.load.client;

import org.jspecify.annotations.NullMarked;
