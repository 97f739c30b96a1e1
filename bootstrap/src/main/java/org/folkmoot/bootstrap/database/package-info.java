/**
 * The PostgreSQL that Folkmoot brings along, and a look at the one that it is given.
 *
 * <p>The embedded server is a child process on a port of 127.0.0.1 that is chosen at the start.
 * Three things hold, whatever dies: only the holder of the data folder's lock touches the cluster;
 * a server that outlived its Folkmoot is ended before a new one starts on its files; a server that
 * dies while Folkmoot runs is started again on the same port, so that connection pools find it
 * where it was. It runs with fsync on, because an acknowledged message must survive the power cord.
 */
@NullMarked
package org.folkmoot.bootstrap.database;

import org.jspecify.annotations.NullMarked;
