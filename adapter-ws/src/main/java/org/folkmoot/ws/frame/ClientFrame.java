package org.folkmoot.ws.frame;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a client may say, all types of frame in one flat record: reading it makes no tree of the
 * JSON, and nothing of a field that isn't known.
 */
@Serdeable.Deserializable
@JsonIgnoreProperties(ignoreUnknown = true)
record ClientFrame(
    @Nullable String type,
    @Nullable String ref,
    @Nullable String room,
    @Nullable String clientId,
    @Nullable String body,
    @Nullable Long seq,
    @Nullable Long replyTo,
    @Nullable List<String> attachments,
    @Nullable String emoji,
    @Nullable Boolean on,
    @Nullable List<@Nullable String> users,
    @Nullable Map<String, @Nullable Long> cursors,
    @Nullable String epoch) {}
