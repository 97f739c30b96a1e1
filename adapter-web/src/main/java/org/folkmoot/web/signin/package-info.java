/**
 * Who is asking: tokens, cookies, and what a request must prove.
 *
 * <p>Access tokens are Micronaut Security's, and good ones are remembered until they end; the
 * refresh token is the application's. A browser keeps both in cookies that no script can read. What
 * rides on a cookie and changes something must come from a page of our own, and every call is
 * checked against the sign-in, which may have been revoked.
 */
@NullMarked
package org.folkmoot.web.signin;

import org.jspecify.annotations.NullMarked;
