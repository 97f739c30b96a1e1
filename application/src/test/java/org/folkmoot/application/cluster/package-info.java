@NullMarked
package org.folkmoot.application.cluster;

import org.jspecify.annotations.NullMarked;
