/**
 * What is measured must be told as it was found: figures, ratios, bars, growths and their paper.
 */
@NullMarked
package org.folkmoot.load.bench;

import org.jspecify.annotations.NullMarked;
