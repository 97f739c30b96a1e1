/** Attempts, counted for all replicas together. */
@NullMarked
package org.folkmoot.redis.limit;

import org.jspecify.annotations.NullMarked;
