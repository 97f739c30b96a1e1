/** Opening, finding, joining and leaving rooms. */
@NullMarked
package org.folkmoot.application.room;

import org.jspecify.annotations.NullMarked;
