/** Signing in over HTTP: passwords, tokens, cookies, and where a call comes from. */
@NullMarked
package org.folkmoot.web.signin;

import org.jspecify.annotations.NullMarked;
