/**
 * Three replicas, their bus and their clients in one thread, with a seed.
 *
 * <p>The real live part, lanes and use cases run over the in-memory ports. Rings are lost, doubled,
 * delayed and overtake each other; replicas crash between commit and ring, or sleep; commits fail,
 * or succeed and lose their answer; people come, go and return inside a gap; the database begins
 * another epoch. Whatever the seed does, each client must end with what a fresh read shows, and
 * must never have been told what was not for them.
 */
@NullMarked
package org.folkmoot.application.simulation;

import org.jspecify.annotations.NullMarked;
