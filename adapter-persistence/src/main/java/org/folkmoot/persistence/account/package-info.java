/** Accounts, sign-ins and tickets: Micronaut Data repositories behind their ports. */
@NullMarked
package org.folkmoot.persistence.account;

import org.jspecify.annotations.NullMarked;
