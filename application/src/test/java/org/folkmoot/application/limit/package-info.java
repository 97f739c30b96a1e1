@NullMarked
package org.folkmoot.application.limit;

import org.jspecify.annotations.NullMarked;
