/** Sparing oneself somebody. */
@NullMarked
package org.folkmoot.application.block;

import org.jspecify.annotations.NullMarked;
