/**
 * The way to PostgreSQL: connections, transactions, and what its troubles mean.
 *
 * <p>Calls take turns on as many threads as suit the connections. Others who ask come on virtual
 * threads by the thousand: they take a permit before a connection, as many as the pool has, instead
 * of running into its time-out all together.
 */
@NullMarked
package org.folkmoot.persistence.database;

import org.jspecify.annotations.NullMarked;
