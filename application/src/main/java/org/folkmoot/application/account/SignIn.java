package org.folkmoot.application.account;

import java.time.Instant;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in and how far its refresh token has turned.
 *
 * @param generation the number of the refresh token that is good now
 * @param turnedAt when it became the good one
 */
public record SignIn(
    SignInId id,
    UserId user,
    Instant createdAt,
    Instant usedAt,
    int generation,
    Instant turnedAt,
    @Nullable Instant revokedAt,
    String client) {}
