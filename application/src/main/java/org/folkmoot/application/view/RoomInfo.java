package org.folkmoot.application.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A room as anybody sees it who may know of it ({@code Room} on the wire). */
public record RoomInfo(
    String id,
    String kind,
    String name,
    @Nullable String description,
    String visibility,
    int memberCount,
    @Nullable List<UserRef> members,
    RoomSettings settings,
    long firstSeq,
    long changed,
    @Nullable String archivedAt,
    String createdBy,
    String createdAt) {}
