/**
 * The drill: a real cluster, a crowd that talks all the time, and a nemesis that breaks one thing
 * after the other, chosen by a seed.
 */
@NullMarked
package org.folkmoot.load.drill;

import org.jspecify.annotations.NullMarked;
