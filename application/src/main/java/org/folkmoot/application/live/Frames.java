package org.folkmoot.application.live;

import org.folkmoot.application.view.Change;

/** For putting what is to be told into bytes. */
public interface Frames {
  Frame of(Change change);

  Frame of(Telling telling);

  /** A frame that another replica has encoded. */
  Frame received(byte[] json);
}
