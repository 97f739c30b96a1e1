package org.folkmoot.ws.command;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.folkmoot.application.account.WatchPeople;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.message.DeleteMessage;
import org.folkmoot.application.message.EditMessage;
import org.folkmoot.application.message.ReactToMessage;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.PostRequest;
import org.folkmoot.application.posting.Posted;
import org.folkmoot.application.room.MarkRead;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.ws.frame.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what clients ask for on their sockets. */
@Singleton
public final class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  // A replica that slept is not trusted with what it had read: the sign-in may have ended since.
  private static final long STALE_NANOS = 5_000_000_000L;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final PostMessage post;
  private final EditMessage edit;
  private final DeleteMessage delete;
  private final ReactToMessage react;
  private final MarkRead markRead;
  private final WatchPeople watch;
  private final ChangeLimits limits;
  private final Timers timers;
  private final ExecutorService blocking;

  Commands(
      PostMessage post,
      EditMessage edit,
      DeleteMessage delete,
      ReactToMessage react,
      MarkRead markRead,
      WatchPeople watch,
      ChangeLimits limits,
      Timers timers,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.post = post;
    this.edit = edit;
    this.delete = delete;
    this.react = react;
    this.markRead = markRead;
    this.watch = watch;
    this.limits = limits;
    this.timers = timers;
    this.blocking = blocking;
  }

  /**
   * Takes one command, on the event loop of its connection. Never blocks.
   *
   * @param arrivedNanos when it was read off the wire
   */
  public void take(Command command, CommandQueue queue, long arrivedNanos) {
    switch (command) {
      case Command.Post asked -> post(asked, queue, arrivedNanos);
      case Command.Edit asked ->
          change(
              asked,
              queue,
              arrivedNanos,
              room ->
                  edit.edit(queue.user(), room, new Seq(asked.seq()), Body.written(asked.body())));
      case Command.Delete asked ->
          change(
              asked,
              queue,
              arrivedNanos,
              room -> delete.delete(queue.user(), room, new Seq(asked.seq())));
      case Command.React asked ->
          change(
              asked,
              queue,
              arrivedNanos,
              room ->
                  react.react(
                      queue.user(),
                      room,
                      new Seq(asked.seq()),
                      new Emoji(asked.emoji()),
                      asked.on()));
      case Command.Read read -> read(read, queue, arrivedNanos);
      case Command.Ping ping -> queue.say(new ServerMessage.Pong());
      case Command.Typing typing -> typing(typing, queue);
      case Command.Idle idle -> queue.session().setIdle(idle.on());
      case Command.Watch people ->
          inTurn(
              queue,
              null,
              arrivedNanos,
              () ->
                  switch (watch.watch(queue.session(), people.users())) {
                    case Decision.Accepted<Integer> watched -> null;
                    case Decision.Refused<Integer>(Refusal refusal) -> nack(null, refusal);
                  });
      case Command.Signal signal ->
          queue.say(invalid(signal.ref(), "signal is reserved and not built yet"));
      case Command.Hello again -> queue.say(invalid(null, "hello was said before"));
    }
  }

  public static ServerMessage.Nack invalid(@Nullable String ref, String detail) {
    return nack(ref, Refusal.invalid(detail));
  }

  private static ServerMessage.Nack nack(@Nullable String ref, Refusal refusal) {
    Duration after = refusal.after();
    // Rounded up: who came back a moment too early would be sent away once more.
    Integer retryAfterMillis =
        after == null ? null : Math.toIntExact(Math.ceilDiv(after.toNanos(), NANOS_PER_MILLI));
    return new ServerMessage.Nack(ref, refusal.reason().code(), refusal.detail(), retryAfterMillis);
  }

  // --- posts ---

  private void post(Command.Post asked, CommandQueue queue, long arrivedNanos) {
    PostRequest said;
    try {
      said = said(asked, queue, arrivedNanos);
    } catch (InvalidValue | NotThere refused) {
      queue.say(trouble(asked.ref(), refused));
      return;
    }
    queue.began();
    post.post(said)
        .whenComplete(
            (decision, failed) ->
                queue.answer(
                    decision == null
                        ? trouble(asked.ref(), failed)
                        : answer(asked, decision, posted -> stored(asked, posted))));
  }

  private PostRequest said(Command.Post asked, CommandQueue queue, long arrivedNanos) {
    RoomId room = room(asked.room());
    if (!asked.attachments().isEmpty()) {
      throw new NotThere("attachment");
    }
    Long replyTo = asked.replyTo();
    Long thread = asked.thread();
    return new PostRequest(
        room,
        queue.user(),
        new ClientId(asked.clientId()),
        asked.body(),
        replyTo == null ? null : new Seq(replyTo),
        thread == null ? null : new ThreadPlace(new Seq(thread), asked.alsoInRoom()),
        arrivedNanos);
  }

  private static ServerMessage stored(Command.Asked asked, Posted posted) {
    return new ServerMessage.Ack(
        asked.ref(),
        asked.room(),
        posted.seq().value(),
        null,
        posted.duplicate() ? Boolean.TRUE : null);
  }

  // --- what blocks ---

  private void change(
      Command.Asked asked,
      CommandQueue queue,
      long arrivedNanos,
      Function<RoomId, Decision<Message>> change) {
    Optional<Refusal> tooOften = limits.refuses(ChangeLimits.Kind.MESSAGES, queue.user());
    if (tooOften.isPresent()) {
      // It is in the works until its answer has gone out, like any other: so whoever asks without
      // listening is held back.
      queue.began();
      queue.answer(nack(asked.ref(), tooOften.get()));
      return;
    }
    inTurn(
        queue,
        asked.ref(),
        arrivedNanos,
        () ->
            answer(
                asked,
                change.apply(room(asked.room())),
                message ->
                    new ServerMessage.Ack(
                        asked.ref(), asked.room(), null, message.changed().value(), null)));
  }

  // It has no answer, so nobody waits for why it was refused either.
  private void read(Command.Read read, CommandQueue queue, long arrivedNanos) {
    inTurn(
        queue,
        null,
        arrivedNanos,
        () -> {
          Seq seq = new Seq(read.seq());
          markRead.mark(queue.user(), queue.username(), room(read.room()), seq, false);
          return null;
        });
  }

  // As with reading: that it goes nowhere is all that a stranger to the room may see of it.
  private static void typing(Command.Typing typing, CommandQueue queue) {
    try {
      queue.session().tellTyping(room(typing.room()), queue.username(), typing.on());
    } catch (NotThere stranger) {
      LOG.debug("typing where there is no room", stranger);
    }
  }

  private void inTurn(
      CommandQueue queue,
      @Nullable String ref,
      long arrivedNanos,
      Supplier<@Nullable ServerMessage> task) {
    queue.began();
    queue.inTurn(
        blocking,
        new CommandQueue.Turn(
            () -> {
              ServerMessage answer = attempted(ref, task, arrivedNanos);
              if (answer == null) {
                queue.ended();
              } else {
                queue.answer(answer);
              }
            },
            () -> queue.answer(unavailable(ref))));
  }

  private @Nullable ServerMessage attempted(
      @Nullable String ref, Supplier<@Nullable ServerMessage> task, long arrivedNanos) {
    if (timers.nanos() - arrivedNanos > STALE_NANOS) {
      return unavailable(ref);
    }
    try {
      return task.get();
    } catch (RuntimeException failed) {
      return trouble(ref, failed);
    }
  }

  // --- answers ---

  private static <T> ServerMessage answer(
      Command.Asked asked, Decision<T> decision, Function<T, ServerMessage> accepted) {
    return switch (decision) {
      case Decision.Accepted<T>(T value) -> accepted.apply(value);
      case Decision.Refused<T>(Refusal refusal) -> nack(asked.ref(), refusal);
    };
  }

  private static ServerMessage trouble(@Nullable String ref, @Nullable Throwable failed) {
    return switch (failed) {
      case CompletionException wrapped -> trouble(ref, wrapped.getCause());
      case InvalidValue bad -> invalid(ref, bad.field() + " " + bad.reason());
      case NotThere missing -> nack(ref, Refusal.notFound(missing.what()));
      case Unavailable away -> unavailable(ref);
      case null, default -> {
        LOG.error("a command failed", failed);
        yield unavailable(ref);
      }
    };
  }

  private static ServerMessage unavailable(@Nullable String ref) {
    return new ServerMessage.Nack(
        ref,
        "unavailable",
        "It is not known whether this is done. Ask again with the same clientId.",
        null);
  }

  // A room with such an id can't be, and that is all its seeker learns.
  private static RoomId room(String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equals(text.toLowerCase(Locale.ROOT))) {
        return new RoomId(id);
      }
    } catch (IllegalArgumentException notAnId) {
      throw new NotThere("room", notAnId);
    }
    throw new NotThere("room");
  }

  private static final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String what;

    NotThere(String what) {
      super(what);
      this.what = what;
    }

    NotThere(String what, Throwable cause) {
      super(what, cause);
      this.what = what;
    }

    String what() {
      return what;
    }
  }
}
