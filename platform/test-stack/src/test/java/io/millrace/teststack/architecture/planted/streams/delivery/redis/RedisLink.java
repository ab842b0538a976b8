package io.millrace.teststack.architecture.planted.streams.delivery.redis;

/// Stands for a link that a service hands over.
public class RedisLink {
    public int send(String command) {
        return command.length();
    }
}
