package org.folkmoot.web.signin;

import io.micronaut.serde.annotation.Serdeable;
import org.folkmoot.application.view.Me;

/** What a sign-in gives. */
@Serdeable
record Tokens(Me user, String accessToken, String refreshToken, String expiresAt) {}
