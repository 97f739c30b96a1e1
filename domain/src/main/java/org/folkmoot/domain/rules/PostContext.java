package org.folkmoot.domain.rules;

import java.util.Optional;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.Seq;
import org.jspecify.annotations.Nullable;

/**
 * What a draft names, as it stands under the room's lock.
 *
 * @param answered what it answers, if that exists
 * @param thread the root of the thread that it is for, if that exists
 */
public record PostContext(Optional<Answered> answered, Optional<ThreadRoot> thread) {
  /** Where nothing is named that exists. */
  public static final PostContext EMPTY = new PostContext(Optional.empty(), Optional.empty());

  /** Where a message is answered that stands in the timeline alone. */
  public static PostContext answering(Seq seq) {
    return new PostContext(Optional.of(new Answered(seq, null)), Optional.empty());
  }

  /**
   * A message that is answered.
   *
   * @param place its thread, if it is in one
   */
  public record Answered(Seq seq, @Nullable ThreadPlace place) {
    /** Whether who writes there sees it beside what they write. */
    boolean stands(@Nullable ThreadPlace with) {
      if (with == null) {
        return place == null || place.alsoInRoom();
      }
      return seq.equals(with.root()) || (place != null && place.root().equals(with.root()));
    }
  }
}
