/** What happens in rooms, as rows: SQL by hand, for posting, catching up and counting. */
@NullMarked
package org.folkmoot.persistence.log;

import org.jspecify.annotations.NullMarked;
