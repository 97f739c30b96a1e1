/** What replicas know of each other. */
@NullMarked
package org.folkmoot.persistence.cluster;

import org.jspecify.annotations.NullMarked;
