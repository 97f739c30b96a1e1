package org.folkmoot.bootstrap.architecture.planted.websocket.web;

import io.micronaut.websocket.WebSocketSession;
import org.jspecify.annotations.NullMarked;

@NullMarked
public record Chatter(WebSocketSession session) {}
