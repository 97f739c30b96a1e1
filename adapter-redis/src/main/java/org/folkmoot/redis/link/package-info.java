/**
 * The way to Redis, which may be slow, full, paused or gone at any time without anybody waiting for
 * it. Nothing that is said to it is kept for later: what is lost is made good by looking.
 */
@NullMarked
package org.folkmoot.redis.link;

import org.jspecify.annotations.NullMarked;
