/** What operators see of the application, at the management port's /prometheus. */
@NullMarked
package org.folkmoot.bootstrap.measure;

import org.jspecify.annotations.NullMarked;
