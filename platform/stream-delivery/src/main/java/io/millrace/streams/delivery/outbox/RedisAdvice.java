package io.millrace.streams.delivery.outbox;

import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.redis.RedisRefusal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says at the start when Redis is set up so that work could be lost or thrown away. A warning, not
/// a refusal: what was sent lately would be sent again, but later and at a cost.
final class RedisAdvice {
    private static final Logger LOG = Logger.getLogger(RedisAdvice.class);
    private final RedisLink redis;
    private boolean given;

    RedisAdvice(RedisLink redis) {
        this.redis = redis;
    }

    void giveOnce() {
        if (given) {
            return;
        }
        given = true;
        advise("appendonly", "yes", "what was sent is lost when Redis restarts");
        advise("maxmemory-policy", "noeviction", "a full Redis throws streams away");
    }

    private void advise(String setting, String wanted, String otherwise) {
        try {
            Response answer = redis.send(Request.cmd(Command.CONFIG).arg("GET").arg(setting));
            String value = value(answer, setting);
            if (!value.equals(wanted)) {
                LOG.warnf(
                        "Redis has %s=%s; production needs %s: otherwise %s",
                        setting, value, wanted, otherwise);
            }
        } catch (RedisRefusal e) {
            LOG.infof("Redis does not tell its setting %s; it should be %s", setting, wanted);
        }
    }

    /// Settings come as a map in RESP3 and as a list of names and values in RESP2.
    private static String value(@Nullable Response answer, String name) {
        if (answer == null || answer.size() == 0) {
            return "unknown";
        }
        return answer.isMap() ? answer.get(name).toString() : answer.get(1).toString();
    }
}
