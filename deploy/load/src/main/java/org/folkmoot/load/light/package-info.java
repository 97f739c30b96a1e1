/**
 * Sockets that cost next to nothing, so that thousands of them measure a server and not themselves:
 * they cut the stream into frames, count them, and read only what somebody asks for.
 *
 * <p>Threads: each socket belongs to its event loop, and its ear is called there.
 */
@NullMarked
package org.folkmoot.load.light;

import org.jspecify.annotations.NullMarked;
