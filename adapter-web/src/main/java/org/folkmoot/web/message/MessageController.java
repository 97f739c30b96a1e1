package org.folkmoot.web.message;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.message.DeleteMessage;
import org.folkmoot.application.message.EditMessage;
import org.folkmoot.application.message.MoveMessages;
import org.folkmoot.application.message.ReactToMessage;
import org.folkmoot.application.message.ReadHistory;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.Posted;
import org.folkmoot.application.task.Timers;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.api.RequestFields;
import org.folkmoot.web.limit.Counted;
import org.folkmoot.web.limit.Expensive;
import org.folkmoot.web.limit.NotCounted;
import org.folkmoot.web.problem.RefusedCall;
import org.folkmoot.web.room.RoomPath;
import org.jspecify.annotations.Nullable;

/** Saying things, reading them, and what becomes of them. */
@Tag(name = "messages")
@Controller("/api/rooms/{room}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MessageController {
  private static final int PAGE_MAX = 200;
  private static final int PAGE = 50;
  private static final int CHANGES_MAX = 1_000;
  private static final int CHANGES = 200;

  private final Conversing conversing;
  private final RoomPath paths;

  MessageController(Conversing conversing, RoomPath paths) {
    this.conversing = conversing;
    this.paths = paths;
  }

  /** What is to be said. */
  @Serdeable
  record NewMessage(
      @Nullable String clientId,
      @Nullable String body,
      @Nullable Long replyTo,
      @Nullable Long thread,
      @Nullable Boolean alsoInRoom,
      @Nullable List<String> attachments) {}

  /** New words. */
  @Serdeable
  record Edit(@Nullable String body) {}

  /** Messages that are to stand elsewhere: in a thread or, without one, in the room. */
  @Serdeable
  record Move(@Nullable List<Long> seqs, @Nullable Long thread) {}

  /** Messages. */
  @Serdeable
  record Moved(List<MessageView> items) {}

  /** One page of messages. */
  @Serdeable
  record Page(List<MessageView> items, boolean hasBefore, boolean hasAfter) {}

  @Get("/messages")
  @Expensive
  Page page(
      Authentication caller,
      String room,
      @QueryValue @Nullable Long before,
      @QueryValue @Nullable Long after,
      @QueryValue @Nullable Long around,
      @QueryValue @Nullable String thread,
      @QueryValue @Nullable Integer limit) {
    History.Where where = where(before, after, around);
    int most = RequestFields.limit(limit, PAGE, PAGE_MAX);
    History.Page page =
        conversing
            .read()
            .page(Caller.of(caller).user(), paths.room(room), scope(thread), where, most)
            .orThrow(RefusedCall::new);
    return new Page(page.items(), page.hasBefore(), page.hasAfter());
  }

  private static History.Scope scope(@Nullable String thread) {
    if (thread == null) {
      return new History.Scope.Timeline();
    }
    if (thread.equals("all")) {
      return new History.Scope.Everything();
    }
    try {
      return new History.Scope.OneThread(position("thread", Long.parseLong(thread)));
    } catch (NumberFormatException no) {
      throw new InvalidValue("thread", "must be a seq or all");
    }
  }

  private static History.Where where(
      @Nullable Long before, @Nullable Long after, @Nullable Long around) {
    int asked = (before == null ? 0 : 1) + (after == null ? 0 : 1) + (around == null ? 0 : 1);
    if (asked > 1) {
      throw new InvalidValue("before", "goes with neither after nor around");
    }
    if (before != null) {
      return new History.Where.Before(position("before", before));
    }
    if (after != null) {
      return new History.Where.After(position("after", after));
    }
    return around == null
        ? new History.Where.Newest()
        : new History.Where.Around(position("around", around));
  }

  // It waits for its lane and not for the database: on a virtual thread that takes nobody's turn.
  @Post("/messages")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(anyOf = {MessageView.class, Stored.class})))
  @NotCounted("posts have a limit of their own")
  @ExecuteOn(TaskExecutors.VIRTUAL)
  HttpResponse<?> post(Authentication caller, String room, @Body NewMessage wish) {
    UserId sender = Caller.of(caller).user();
    if (wish.attachments() != null && !wish.attachments().isEmpty()) {
      throw new RefusedCall(Refusal.notFound("file"));
    }
    Long replyTo = wish.replyTo();
    Long thread = wish.thread();
    // One that is missing is refused like an empty one: only if the clientId isn't known already.
    String body = wish.body() == null ? "" : wish.body();
    Posted posted =
        conversing
            .post(
                paths.room(room),
                sender,
                new ClientId(RequestFields.field("clientId", wish.clientId())),
                body,
                replyTo == null ? null : position("replyTo", replyTo),
                thread == null
                    ? null
                    : new ThreadPlace(
                        position("thread", thread), Boolean.TRUE.equals(wish.alsoInRoom())))
            .orThrow(RefusedCall::new);
    Decision<MessageView> message = conversing.read().message(sender, posted.room(), posted.seq());
    HttpStatus status = posted.duplicate() ? HttpStatus.OK : HttpStatus.CREATED;
    return switch (message) {
      case Decision.Accepted<MessageView>(var view) -> HttpResponse.status(status).body(view);
      case Decision.Refused<MessageView> gone ->
          HttpResponse.status(status)
              .body(
                  new Stored(
                      posted.room().toString(), posted.seq().value(), posted.clientId().value()));
    };
  }

  /** What is said of a message to one who may not read it any more. */
  @Serdeable
  record Stored(String room, long seq, String clientId) {}

  @Post("/messages/move")
  @Counted(ChangeLimits.Kind.MESSAGES)
  @Status(HttpStatus.OK)
  Moved move(Authentication caller, String room, @Body Move wish) {
    UserId mover = Caller.of(caller).user();
    RoomId id = paths.room(room);
    Long thread = wish.thread();
    List<Seq> seqs =
        RequestFields.field("seqs", wish.seqs()).stream().map(s -> position("seqs", s)).toList();
    List<Message> moved =
        conversing
            .move()
            .move(mover, id, seqs, thread == null ? null : position("thread", thread))
            .orThrow(RefusedCall::new);
    // An overseer who isn't in the room may tidy it up, and reads nothing.
    return new Moved(
        moved.stream()
            .flatMap(one -> conversing.read().seen(mover, id, one.seq()).stream())
            .toList());
  }

  @Get("/messages/{seq}")
  MessageView one(Authentication caller, String room, long seq) {
    return view(Caller.of(caller).user(), paths.room(room), position("seq", seq));
  }

  @Patch("/messages/{seq}")
  @Counted(ChangeLimits.Kind.MESSAGES)
  MessageView edit(Authentication caller, String room, long seq, @Body Edit edit) {
    UserId editor = Caller.of(caller).user();
    RoomId id = paths.room(room);
    org.folkmoot.domain.message.Body body =
        org.folkmoot.domain.message.Body.written(RequestFields.field("body", edit.body()));
    conversing.edit().edit(editor, id, position("seq", seq), body).orThrow(RefusedCall::new);
    return view(editor, id, new Seq(seq));
  }

  @Delete("/messages/{seq}")
  @Counted(ChangeLimits.Kind.MESSAGES)
  @Status(HttpStatus.NO_CONTENT)
  void delete(Authentication caller, String room, long seq) {
    conversing
        .delete()
        .delete(Caller.of(caller).user(), paths.room(room), position("seq", seq))
        .orThrow(RefusedCall::new);
  }

  @Put("/messages/{seq}/reactions/{emoji}")
  @Counted(ChangeLimits.Kind.MESSAGES)
  MessageView react(Authentication caller, String room, long seq, String emoji) {
    return react(Caller.of(caller).user(), paths.room(room), seq, emoji, true);
  }

  @Delete("/messages/{seq}/reactions/{emoji}")
  @Counted(ChangeLimits.Kind.MESSAGES)
  MessageView unreact(Authentication caller, String room, long seq, String emoji) {
    return react(Caller.of(caller).user(), paths.room(room), seq, emoji, false);
  }

  private MessageView react(UserId reader, RoomId room, long seq, String emoji, boolean on) {
    conversing
        .react()
        .react(reader, room, position("seq", seq), new Emoji(emoji), on)
        .orThrow(RefusedCall::new);
    return view(reader, room, new Seq(seq));
  }

  private MessageView view(UserId reader, RoomId room, Seq seq) {
    return conversing.read().message(reader, room, seq).orThrow(RefusedCall::new);
  }

  @Get("/changes")
  @Expensive
  ChangesAnswer changes(
      Authentication caller,
      String room,
      @QueryValue @Nullable Long after,
      @QueryValue @Nullable Integer limit,
      @QueryValue @Nullable String epoch) {
    Seq position = position("after", RequestFields.field("after", after));
    int most = RequestFields.limit(limit, CHANGES, CHANGES_MAX);
    CatchUp.Missed missed =
        conversing
            .read()
            .changes(
                Caller.of(caller).user(),
                paths.room(room),
                position,
                epoch == null ? null : new Epoch(epoch),
                most)
            .orThrow(RefusedCall::new);
    return ChangesAnswer.of(missed);
  }

  private static Seq position(String field, long value) {
    if (value < 0) {
      throw new InvalidValue(field, "must not be below 0");
    }
    return new Seq(value);
  }

  /** The use cases of a conversation, handed in as one. */
  @jakarta.inject.Singleton
  record Conversing(
      PostMessage postMessage,
      EditMessage edit,
      DeleteMessage delete,
      MoveMessages move,
      ReactToMessage react,
      ReadHistory read,
      Timers timers) {

    Decision<Posted> post(
        RoomId room,
        UserId sender,
        ClientId clientId,
        String body,
        @Nullable Seq replyTo,
        @Nullable ThreadPlace thread) {
      return postMessage
          .post(
              new org.folkmoot.application.posting.PostRequest(
                  room, sender, clientId, body, replyTo, thread, timers.nanos()))
          .toCompletableFuture()
          .join();
    }
  }
}
