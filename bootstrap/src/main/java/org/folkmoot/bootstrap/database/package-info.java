/**
 * The PostgreSQL that Folkmoot brings along, and a look at the one that it is given.
 *
 * <p>The embedded server is a child process that listens at a Unix socket in a folder of its
 * owner's alone, or at a port of 127.0.0.1 where that can't be. Four things hold, whatever dies:
 * only the holder of the data folder's lock touches the cluster; a server that outlived its
 * Folkmoot is ended before a new one starts on its files; a server that dies while Folkmoot runs is
 * started again where connection pools find it; and whoever takes its place meanwhile is told
 * nothing. It runs with fsync on, because an acknowledged message must survive the power cord, and
 * Folkmoot is no superuser in it, because whoever got in as Folkmoot must not get out into the
 * machine.
 */
@NullMarked
package org.folkmoot.bootstrap.database;

import org.jspecify.annotations.NullMarked;
