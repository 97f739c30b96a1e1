/** How a run is told: a table to read at once, a page with a picture, and a file for programs. */
@NullMarked
package org.folkmoot.load.report;

import org.jspecify.annotations.NullMarked;
