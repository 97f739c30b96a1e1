/**
 * How often somebody may try something. An attempt that is refused costs nothing, so whoever comes
 * back when they were told to isn't refused again because they had been impatient.
 */
@NullMarked
package org.folkmoot.application.limit;

import org.jspecify.annotations.NullMarked;
