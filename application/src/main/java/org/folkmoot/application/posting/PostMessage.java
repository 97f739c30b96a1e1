package org.folkmoot.application.posting;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.folkmoot.domain.decision.Decision;

/** Says something in a room. Posts of one room are decided in the order in which they are asked. */
public final class PostMessage {
  private final List<PostingLane> lanes;

  /**
   * Makes the way in for posts.
   *
   * @param lanes one is chosen by the room, so that a room's posts never overtake each other
   */
  public PostMessage(List<PostingLane> lanes) {
    this.lanes = List.copyOf(lanes);
  }

  /** Whether nothing waits to be stored. */
  public boolean isQuiet() {
    return lanes.stream().allMatch(PostingLane::isQuiet);
  }

  /** Completed once the post is stored or refused; exceptionally when neither is known. */
  public CompletionStage<Decision<Posted>> post(Post post) {
    CompletableFuture<Decision<Posted>> answer = new CompletableFuture<>();
    lanes
        .get(Math.floorMod(post.room().hashCode(), lanes.size()))
        .offer(new PostingLane.Waiting(post, answer));
    return answer;
  }
}
