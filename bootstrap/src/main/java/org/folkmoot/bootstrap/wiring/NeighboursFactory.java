package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.bus.InProcessDoorbell;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.cluster.Feature;
import org.folkmoot.application.cluster.Replicas;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.presence.InProcessPresence;
import org.folkmoot.application.task.Timers;
import org.folkmoot.redis.bus.RedisDoorbell;
import org.folkmoot.redis.link.RedisLink;
import org.folkmoot.redis.presence.RedisPresence;

/**
 * What this replica has to do with the others: by the database, and by Redis where there is one.
 */
@Factory
final class NeighboursFactory {
  static final String REDIS = "folkmoot.redis-url";

  private final UUID self;

  /** Another name after each start: what is left of the last life isn't taken for this one's. */
  NeighboursFactory(@Named("secret") Supplier<UUID> ids) {
    this.self = ids.get();
  }

  @Singleton
  ClusterLevel clusterLevel(Replicas replicas, Timers timers) {
    return new ClusterLevel(replicas, timers, self, Feature.LEVEL);
  }

  @Bean(preDestroy = "close")
  @Singleton
  @Requires(property = REDIS)
  RedisLink link(@Value("${" + REDIS + "}") String address) {
    return new RedisLink(address, self.toString());
  }

  @Singleton
  @Requires(property = REDIS)
  RedisDoorbell doorbell(RedisLink link, Frames frames, Timers timers) {
    return new RedisDoorbell(link, frames, timers, self.getLeastSignificantBits());
  }

  @Singleton
  @Requires(missingProperty = REDIS)
  InProcessDoorbell noDoorbell() {
    return new InProcessDoorbell();
  }

  @Bean(preDestroy = "close")
  @Singleton
  @Requires(property = REDIS)
  RedisPresence presence(RedisLink link) {
    return new RedisPresence(link, self.toString());
  }

  @Singleton
  @Requires(missingProperty = REDIS)
  InProcessPresence ownPresence() {
    return new InProcessPresence();
  }
}
