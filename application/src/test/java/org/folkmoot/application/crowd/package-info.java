@NullMarked
package org.folkmoot.application.crowd;

import org.jspecify.annotations.NullMarked;
