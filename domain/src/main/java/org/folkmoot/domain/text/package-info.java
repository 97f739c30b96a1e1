/**
 * What every text from outside must be: of a bounded length, without NUL, without half a surrogate.
 */
@NullMarked
package org.folkmoot.domain.text;

import org.jspecify.annotations.NullMarked;
