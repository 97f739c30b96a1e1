package org.folkmoot.application.posting;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;

/** Says something in a room. Posts of one room are decided in the order in which they are asked. */
public final class PostMessage {
  private final List<PostingLane> lanes;
  private final Limit perSender;

  /**
   * Makes the way in for posts.
   *
   * @param lanes one is chosen by the room, so that a room's posts never overtake each other
   * @param perSender must answer at once, for it is asked where nothing may wait
   */
  public PostMessage(List<PostingLane> lanes, Limit perSender) {
    this.lanes = List.copyOf(lanes);
    this.perSender = perSender;
  }

  /** Whether nothing waits to be stored. */
  public boolean isQuiet() {
    return lanes.stream().allMatch(PostingLane::isQuiet);
  }

  /** Completed once the post is stored or refused; exceptionally when neither is known. */
  public CompletionStage<Decision<Posted>> post(PostRequest post) {
    // Before the known clientId, too: whoever asks again and again costs as much as who says more.
    Optional<Refusal> tooOften = perSender.refuses(post.sender().toString());
    if (tooOften.isPresent()) {
      return CompletableFuture.completedFuture(Decision.refused(tooOften.get()));
    }
    CompletableFuture<Decision<Posted>> answer = new CompletableFuture<>();
    lanes
        .get(Math.floorMod(post.room().hashCode(), lanes.size()))
        .offer(new PostingLane.Waiting(post, answer));
    return answer;
  }
}
