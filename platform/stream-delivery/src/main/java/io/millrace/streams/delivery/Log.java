package io.millrace.streams.delivery;

import org.jboss.logging.Logger;

/// The log of this module.
final class Log {
    static final Logger LOG = Logger.getLogger("io.millrace.streams.delivery");

    private Log() {}
}
