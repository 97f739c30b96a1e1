package org.folkmoot.load.client;

/**
 * Somebody who is signed in.
 *
 * @param accessToken what each call shows; it must outlast whatever is done with it
 */
public record Account(String username, String accessToken) {
  /** Without the token, which is nobody's business. */
  @Override
  public String toString() {
    return username;
  }
}
