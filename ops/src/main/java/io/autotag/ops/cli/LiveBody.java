package io.autotag.ops.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of an answer while they come. A network that vanishes says nothing, so that who reads would wait for ever: a
 * connection on which nothing comes for a while is given up. For one thread that reads.
 */
final class LiveBody extends FilterInputStream {

    /** Event streams say something every 15 s even when nothing happens. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(LiveBody::thread);

    private final Duration silence;
    private final ScheduledFuture<?> looks;
    private volatile long since;
    private volatile boolean waiting;
    private volatile boolean givenUp;

    LiveBody(InputStream body) {
        this(body, SILENCE);
    }

    LiveBody(InputStream body, Duration silence) {
        super(body);
        this.silence = silence;
        long every = silence.dividedBy(4).toMillis();
        looks = WATCH.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws IOException when the connection broke, or was given up */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        since = System.nanoTime();
        waiting = true;
        try {
            int read = super.read(bytes, offset, length);
            if (!givenUp) {
                return read;
            }
        } catch (IOException broken) {
            if (!givenUp) {
                throw broken;
            }
        } finally {
            waiting = false;
        }
        throw new IOException("nothing came for " + silence.toSeconds() + " s");
    }

    @Override
    public void close() throws IOException {
        looks.cancel(false);
        super.close();
    }

    private void look() {
        if (waiting && System.nanoTime() - since > silence.toNanos()) {
            givenUp = true;
            try {
                close();
            } catch (IOException broken) {
                // Whoever reads is told by what is given up.
            }
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "silent-answers");
        thread.setDaemon(true);
        return thread;
    }
}
