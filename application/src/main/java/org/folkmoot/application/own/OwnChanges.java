package org.folkmoot.application.own;

import java.util.List;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.domain.user.UserId;

/** For remembering in which order what is one person's own has changed. */
public interface OwnChanges {
  /** A thing and the number of its newest change. */
  record NumberedThing(OwnRev rev, OwnThing thing) {}

  /**
   * What has changed after a number.
   *
   * @param head the person's latest number, as of the same moment
   * @param things each thing once, in ascending order
   */
  record Since(Epoch epoch, OwnRev head, List<NumberedThing> things) {}

  /**
   * Gives a thing its owner's next number, in the transaction that changes it. Until that ends,
   * nothing else of this person takes one.
   */
  OwnRev record(UserId owner, OwnThing thing);

  /** What changed after a number, the oldest {@code limit} of it; things of unknown kinds aside. */
  Since after(UserId owner, OwnRev after, int limit);
}
