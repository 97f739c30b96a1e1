package org.folkmoot.application.log;

/** Somebody's post is kept already under its clientId. Nothing was done; look for it and go on. */
public final class DuplicatePost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DuplicatePost() {
    super("a post with this clientId is kept already");
  }
}
