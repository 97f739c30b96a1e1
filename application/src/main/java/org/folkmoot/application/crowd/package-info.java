/**
 * People and rooms by the hundred, for trying Folkmoot and for measuring it. They come to be by the
 * same rules as any others, only many at a time and without a password of their own to be hashed.
 */
@NullMarked
package org.folkmoot.application.crowd;

import org.jspecify.annotations.NullMarked;
