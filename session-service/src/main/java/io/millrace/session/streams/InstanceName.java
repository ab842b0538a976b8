package io.millrace.session.streams;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// What this process is called among its kind.
final class InstanceName {
    private InstanceName() {}

    /// Host and process id; in Kubernetes the host is the pod.
    static String ofProcess() {
        return host() + "-" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
