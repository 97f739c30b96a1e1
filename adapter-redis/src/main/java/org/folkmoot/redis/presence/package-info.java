/** Who is here, as each replica says of its own people for half a minute at a time. */
@NullMarked
package org.folkmoot.redis.presence;

import org.jspecify.annotations.NullMarked;
