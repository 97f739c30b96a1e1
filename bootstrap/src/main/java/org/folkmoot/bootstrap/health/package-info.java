/**
 * What a load balancer asks. The management port has the framework's own answers; behind some
 * balancers only the main port can be reached, so the two that decide are there as well.
 */
@NullMarked
package org.folkmoot.bootstrap.health;

import org.jspecify.annotations.NullMarked;
