/**
 * What Folkmoot costs, told against what the machine can do: each scenario puts the same load on
 * Folkmoot and on the {@link org.folkmoot.load.reference reference} in turn, in one run on one
 * machine, and the ratio of the two is the figure that counts.
 *
 * <p>A {@link org.folkmoot.load.bench.Stand} holds the processes, a {@link
 * org.folkmoot.load.bench.Subject} is one of the two servers, a {@link
 * org.folkmoot.load.bench.Crowd} is the sockets that are open to it, and {@link
 * org.folkmoot.load.bench.Findings} keep what came of it.
 */
@NullMarked
package org.folkmoot.load.bench;

import org.jspecify.annotations.NullMarked;
