/** The way of a post into its room: lanes that share a commit among all who are waiting. */
@NullMarked
package org.folkmoot.application.posting;

import org.jspecify.annotations.NullMarked;
