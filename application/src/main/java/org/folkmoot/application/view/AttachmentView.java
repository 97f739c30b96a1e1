package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/** A file that came with a message. */
public record AttachmentView(
    String id,
    String name,
    String mediaType,
    long size,
    @Nullable Integer width,
    @Nullable Integer height,
    String url,
    @Nullable String thumbnailUrl) {}
