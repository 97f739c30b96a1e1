/** Messages: what was said, by whom, and what became of it. */
@NullMarked
package org.folkmoot.domain.message;

import org.jspecify.annotations.NullMarked;
