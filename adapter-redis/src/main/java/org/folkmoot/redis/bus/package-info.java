/** What replicas call out to each other, on one channel for each room, each user, and for all. */
@NullMarked
package org.folkmoot.redis.bus;

import org.jspecify.annotations.NullMarked;
