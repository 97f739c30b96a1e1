/** The commands and the configuration that several replicas are run with, run. */
@NullMarked
package org.folkmoot.bootstrap.cluster;

import org.jspecify.annotations.NullMarked;
