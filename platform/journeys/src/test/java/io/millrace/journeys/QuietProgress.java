package io.millrace.journeys;

import io.millrace.localstack.stack.Component;
import io.millrace.localstack.stack.Progress;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Says in the build's log what becomes of each component.
final class QuietProgress implements Progress {
    private static final Logger LOG = Logger.getLogger(QuietProgress.class);

    @Override
    public void preparing(Component component) {
        LOG.infof("%s is fetched and prepared", component.name());
    }

    @Override
    public void starting(Component component) {
        LOG.debugf("%s starts", component.name());
    }

    @Override
    public void ready(Component component, Duration took) {
        LOG.infof("%s is ready after %d ms", component.name(), took.toMillis());
    }

    @Override
    public void failed(Component component) {
        LOG.errorf("%s could not be started", component.name());
    }

    @Override
    public void stopping(String component) {
        LOG.debugf("%s is stopped", component);
    }

    @Override
    public void say(String sentence) {
        LOG.info(sentence);
    }
}
