/** How people arrange rooms for themselves alone. */
@NullMarked
package org.folkmoot.application.arranging;

import org.jspecify.annotations.NullMarked;
