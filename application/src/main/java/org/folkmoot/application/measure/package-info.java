/** What operators want to see: how much, how long, how often something had to be mended. */
@NullMarked
package org.folkmoot.application.measure;

import org.jspecify.annotations.NullMarked;
