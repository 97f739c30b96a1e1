package org.folkmoot.application.task;

import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * With what work is done that nobody waits for.
 *
 * @param timers a little later
 * @param clock at what time
 * @param executor what blocks, elsewhere
 */
public record BackgroundWork(Timers timers, InstantSource clock, Executor executor) {}
