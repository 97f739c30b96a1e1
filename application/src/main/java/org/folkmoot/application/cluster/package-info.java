/**
 * What may be used while replicas of two versions run side by side.
 *
 * <p>Each live replica has a row that says which {@link
 * org.folkmoot.application.cluster.Feature#LEVEL level} its version knows. The cluster's level is
 * the lowest of them all. It is kept, and only ever rises: what was once written stays written.
 * What is new is written only once every replica knows it; until then its use is refused, and
 * clients wait with it. A replica that comes later and knows less must still run: it reads what it
 * doesn't know as unknown.
 *
 * <p>Nobody's clock is compared with anybody else's. A replica counts its beats, and others see
 * whether it still does.
 */
@NullMarked
package org.folkmoot.application.cluster;

import org.jspecify.annotations.NullMarked;
