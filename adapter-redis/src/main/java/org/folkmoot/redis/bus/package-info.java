/** What replicas call out to each other, on one channel for each room and each user. */
@NullMarked
package org.folkmoot.redis.bus;

import org.jspecify.annotations.NullMarked;
