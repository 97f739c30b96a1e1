package org.folkmoot.web.signin;

import io.micronaut.http.HttpRequest;

/**
 * Whether somebody may be signed in at a browser. The tokens' cookies can't say it to the page:
 * they don't travel when somebody follows a link from elsewhere, and the one that lives long
 * travels only where it is traded. So there is a third one, that opens nothing.
 */
public final class SignedInHint {
  static final String COOKIE = "folkmoot_known";

  private SignedInHint() {}

  /** False only for a browser at which nobody is signed in. */
  public static boolean comes(HttpRequest<?> request) {
    return request.getCookies().contains(COOKIE) || Cookies.ridesOnCookie(request);
  }
}
