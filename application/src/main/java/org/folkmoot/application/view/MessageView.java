package org.folkmoot.application.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message ({@code Message} on the wire).
 *
 * @param thread the root of the thread that it stands in, if it stands in one
 * @param alsoInRoom whether the room's timeline shows it all the same
 * @param threadInfo what hangs on it, if anything does
 */
public record MessageView(
    String room,
    long seq,
    long changed,
    String kind,
    UserRef sender,
    @Nullable String clientId,
    String body,
    String createdAt,
    @Nullable String editedAt,
    @Nullable String deletedAt,
    @Nullable ReplyTo replyTo,
    @Nullable Replies replies,
    @Nullable Long thread,
    @Nullable Boolean alsoInRoom,
    @Nullable ThreadInfo threadInfo,
    List<String> mentions,
    List<ReactionView> reactions,
    List<AttachmentView> attachments,
    @Nullable SystemView system) {}
