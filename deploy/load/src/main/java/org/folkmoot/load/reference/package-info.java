/**
 * What the machine can do: a server that understands just enough of the protocol to carry the same
 * bytes, and has nothing between them and Netty. No one is signed in, nobody is a member, nothing
 * is limited, nobody who is slow is kept. What Folkmoot costs is told against it.
 *
 * <p>A post to it is passed on at once, or is first stored in batches of up to 512 rows by two
 * writers, as its sender's hello wished.
 */
@NullMarked
package org.folkmoot.load.reference;

import org.jspecify.annotations.NullMarked;
