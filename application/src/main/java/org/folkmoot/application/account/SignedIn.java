package org.folkmoot.application.account;

import java.time.Instant;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.User;

/**
 * Somebody has proved who they are.
 *
 * @param expiresAt when the refresh token ends if it isn't used
 */
public record SignedIn(User user, SignInId signIn, String refreshToken, Instant expiresAt) {}
