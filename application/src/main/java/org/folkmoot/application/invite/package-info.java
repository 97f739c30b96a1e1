/** Letting people into rooms by links: made, shown to strangers, used, and taken back. */
@NullMarked
package org.folkmoot.application.invite;

import org.jspecify.annotations.NullMarked;
