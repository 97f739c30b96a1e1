/**
 * The command that fills a house for trying it: what may be asked for, and the file that it writes.
 */
@NullMarked
package org.folkmoot.bootstrap.seed;

import org.jspecify.annotations.NullMarked;
