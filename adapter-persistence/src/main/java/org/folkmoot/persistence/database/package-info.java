/**
 * The way to PostgreSQL: connections, transactions, and what its troubles mean.
 *
 * <p>A permit is taken before a connection is, as many as the pool has: virtual threads come by the
 * thousand, and would all run into the pool's time-out instead of waiting for their turn.
 */
@NullMarked
package org.folkmoot.persistence.database;

import org.jspecify.annotations.NullMarked;
