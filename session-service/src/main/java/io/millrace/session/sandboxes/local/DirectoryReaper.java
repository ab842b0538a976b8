package io.millrace.session.sandboxes.local;

import io.millrace.session.background.Backlog;
import io.millrace.session.background.Job;
import io.millrace.session.background.JobName;
import io.millrace.session.background.Round;
import io.millrace.session.background.Rounds;
import io.millrace.session.sandboxes.allocation.AllocatorChoice;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.streams.delivery.threads.Loop;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The background task `directory-reaper`: removes the directories that came back or whose
/// borrowers were not heard of, and those that the database knows nothing of. Safe in many
/// instances, which may share the root: each directory is removed under a claim in its row, and to
/// remove one twice does no harm.
@Singleton
public class DirectoryReaper implements Job {
    private static final Logger LOG = Logger.getLogger(DirectoryReaper.class);

    private final Directories directories;
    private final LocalRoot root;
    private final boolean lending;
    private final Duration interval;
    private final int batch;

    /// How many directories are looked at: those in the books, and as many as a round removes.
    private final int most;

    private volatile @Nullable Loop loop;

    DirectoryReaper(Directories directories, LocalRoot root, SandboxConfig config) {
        this.directories = directories;
        this.root = root;
        lending = config.allocator() == AllocatorChoice.LOCAL;
        interval = config.local().interval();
        batch = config.leases().batch();
        most = config.local().maxDirectories() + batch;
    }

    @Override
    public JobName name() {
        return JobName.DIRECTORY_REAPER;
    }

    @Override
    public Backlog backlog() {
        return directories.backlog();
    }

    /// Where no directories are lent there is nothing to do. On a thread of its own: files are
    /// removed by calls that block.
    @Override
    public Running start(Rounds rounds) {
        if (!lending) {
            return () -> {};
        }
        root.prepare();
        Loop started =
                Loop.onOwnThread(name().wireName(), interval, () -> rounds.run(this::round).more())
                        .start();
        loop = started;
        return started::close;
    }

    /// The next round begins at once, if this process runs them.
    void wake() {
        Loop running = loop;
        if (running != null) {
            running.wake();
        }
    }

    private Round round() {
        int expired = 0;
        while (expired < batch && directories.endExpired()) {
            expired++;
        }
        if (expired > 0) {
            LOG.warnf("%d directories were taken from borrowers who were not heard of", expired);
        }
        adoptStrangers();
        return Round.of(clear(), batch);
    }

    private int clear() {
        for (int done = 0; done < batch; done++) {
            Optional<Directories.Removal> next = directories.beginNext();
            if (next.isEmpty()) {
                return done;
            }
            Directories.Removal removal = next.get();
            try {
                if (root.remove(removal.id())) {
                    directories.removed(removal);
                } else {
                    directories.left(removal, Optional.empty());
                }
            } catch (IOException e) {
                directories.left(removal, Optional.of(e.toString()));
            }
        }
        return batch;
    }

    /// What a process that was frozen has made after its row was over, or what is older than a
    /// database that was put back, is removed like what was returned: each for itself, and later
    /// again if it cannot be.
    private void adoptStrangers() {
        try {
            directories
                    .adopt(root.present(most))
                    .forEach(stranger ->
                            LOG.warnf(
                                    "Directory %s is in nobody's books and will be removed",
                                    stranger));
        } catch (IOException e) {
            throw new UncheckedIOException("The root of sandboxes cannot be tidied", e);
        }
    }
}
