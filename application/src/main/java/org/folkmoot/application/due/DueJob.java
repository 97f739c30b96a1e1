package org.folkmoot.application.due;

import java.time.Instant;

/**
 * Something that must happen at a time.
 *
 * @param kind whose work it is
 * @param id what it is about; there is one of a kind about it
 */
public record DueJob(String kind, String id, Instant at) {}
