/** What passes and is never kept: that somebody types, and how far somebody has read. */
@NullMarked
package org.folkmoot.application.passing;

import org.jspecify.annotations.NullMarked;
