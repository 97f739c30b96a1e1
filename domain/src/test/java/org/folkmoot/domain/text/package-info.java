/** What all texts must be. */
@NullMarked
package org.folkmoot.domain.text;

import org.jspecify.annotations.NullMarked;
