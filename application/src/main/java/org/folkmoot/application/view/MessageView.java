package org.folkmoot.application.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message ({@code Message} on the wire). */
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
    List<String> mentions,
    List<ReactionView> reactions,
    List<AttachmentView> attachments,
    @Nullable SystemView system) {}
