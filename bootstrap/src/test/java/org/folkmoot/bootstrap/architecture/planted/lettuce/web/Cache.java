package org.folkmoot.bootstrap.architecture.planted.lettuce.web;

import io.lettuce.core.RedisURI;
import org.jspecify.annotations.NullMarked;

@NullMarked
public record Cache(RedisURI address) {}
