/** Accounts and sign-ins: who somebody is, and how they prove it. */
@NullMarked
package org.folkmoot.application.account;

import org.jspecify.annotations.NullMarked;
