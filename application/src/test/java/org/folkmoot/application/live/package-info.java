/** The live part: catching up, and the ports of one replica alone. */
@NullMarked
package org.folkmoot.application.live;

import org.jspecify.annotations.NullMarked;
