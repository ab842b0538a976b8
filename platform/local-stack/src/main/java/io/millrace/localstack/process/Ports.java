package io.millrace.localstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// TCP ports of the loopback interface.
public final class Ports {
    /// Below the range from which operating systems take ports for outgoing connections, so that a
    /// server that is restarted finds its port still free.
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 30_000;
    private static final int ATTEMPTS = 1_000;

    private Ports() {}

    /// Whether a server could listen on the port.
    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// A port nobody listens on at this moment.
    public static int anyFree() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (free(port)) {
                return port;
            }
        }
        throw new ComponentFailure("ports", "none is free from " + LOWEST + " to " + HIGHEST);
    }

    /// Refuses a port that is taken.
    ///
    /// @param component who wants it
    /// @param variable environment variable that chooses another port
    /// @throws ComponentFailure naming the port and, where the operating system tells, its holder
    public static void requireFree(String component, int port, String variable) {
        if (!free(port)) {
            String holder = PortHolder.of(port).map(found -> " by " + found).orElse("");
            throw new ComponentFailure(
                    component,
                    "port %d is taken%s. Stop that, or choose another port with %s."
                            .formatted(port, holder, variable));
        }
    }
}
