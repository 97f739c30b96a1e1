/** The live part: catching up, healing, and what is told to whom. */
@NullMarked
package org.folkmoot.application.live;

import org.jspecify.annotations.NullMarked;
