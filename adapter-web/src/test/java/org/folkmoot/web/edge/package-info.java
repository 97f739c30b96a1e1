/** HTTP as clients see it: a real server, real use cases, and ports in memory. */
@NullMarked
package org.folkmoot.web.edge;

import org.jspecify.annotations.NullMarked;
