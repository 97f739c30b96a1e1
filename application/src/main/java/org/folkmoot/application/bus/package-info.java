/** What replicas call out to each other, for speed alone: no promise rests on it. */
@NullMarked
package org.folkmoot.application.bus;

import org.jspecify.annotations.NullMarked;
