@NullMarked
package org.folkmoot.bootstrap.seed;

import org.jspecify.annotations.NullMarked;
