package io.autotag.activity;

import io.autotag.model.ItemProblem;
import io.autotag.model.Tagged;
import io.autotag.model.WorkTime;
import io.autotag.provider.ProviderSession;
import java.util.Optional;

/** Has pictures answered by a provider, on threads of its own: who waits for others must not hold a core. */
final class ProviderTagger implements PictureTagger {

    /** A stack for each thread, as it is reckoned for models: those that nobody uses are closed some time. */
    private static final long THREAD_BYTES = 1 << 20;

    private final ProviderSession session;
    private final InferencePool pool;

    ProviderTagger(ProviderSession session) {
        this.session = session;
        this.pool = InferencePool.start(session.concurrent());
    }

    @Override
    public Tagged tag(byte[] encodedPicture, WorkTime time) throws ItemProblem {
        return session.tag(encodedPicture);
    }

    @Override
    public InferencePool threads(InferencePool cores) {
        return pool;
    }

    @Override
    public long moreBytes() {
        return session.concurrent() * THREAD_BYTES;
    }

    @Override
    public Optional<ProviderSession> provider() {
        return Optional.of(session);
    }

    @Override
    public void close() {
        session.close();
        pool.close();
    }
}
