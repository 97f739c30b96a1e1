/** A Redis of a test's own, which may be tormented. */
@NullMarked
package org.folkmoot.redis.testing;

import org.jspecify.annotations.NullMarked;
