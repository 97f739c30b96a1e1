/**
 * What Folkmoot costs, told against what the machine can do: each scenario puts the same load on
 * Folkmoot and on the {@link org.folkmoot.load.reference reference} in turn, in one run on one
 * machine, and the ratio of the two is the figure that counts.
 *
 * <p>A {@link org.folkmoot.load.bench.Stand} holds the processes, a {@link
 * org.folkmoot.load.bench.Subject} is one of the two servers, a {@link
 * org.folkmoot.load.bench.Crowd} is the sockets that are open to it, and {@link
 * org.folkmoot.load.bench.Findings} keep what came of it. Those who post in their rooms at a rate,
 * wherever they are connected to, are a {@link org.folkmoot.load.bench.Talk}, and those who call
 * over HTTP are {@link org.folkmoot.load.bench.Callers}.
 *
 * <p>What is measured with more and more of something is a {@link org.folkmoot.load.bench.Growth};
 * its exponent says more of another machine than its figures do.
 */
@NullMarked
package org.folkmoot.load.bench;

import org.jspecify.annotations.NullMarked;
