package io.autotag.provider;

import io.autotag.egress.EgressAnswer;
import io.autotag.egress.EgressException;
import io.autotag.image.JpegPicture;
import io.autotag.model.ItemProblem;
import io.autotag.model.ModelError;
import io.autotag.model.ModelException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Gets pictures answered by a provider that may be busy or down, and tells whose fault it is that one is not: the
 * picture's, the description's, or nobody's. Thread-safe.
 */
final class PatientCalls {

    /** After so many pictures in a row without an answer the provider is asked whether it answers at all. */
    private static final int SUSPICIOUS = 3;

    private static final int PLAIN_SIDE = 64;

    private final Provider provider;
    private final ProviderCall call;
    private final Patience patience;
    private final Pause pause = new Pause();
    private final AtomicInteger broken = new AtomicInteger();

    /** A picture that had an answer before: where it has one again, the provider is not away. */
    private volatile @Nullable Payload answered;

    PatientCalls(Provider provider, ProviderCall call, Patience patience) {
        this.provider = provider;
        this.call = call;
        this.patience = patience;
    }

    /**
     * The bytes of an answer that says that it is one.
     *
     * @throws ItemProblem when the picture has none
     * @throws ProviderAwayException when no picture has one at the moment
     * @throws ModelException when no picture ever will
     */
    byte[] answer(Payload payload) throws ItemProblem {
        long end = System.nanoTime() + patience.total().toNanos();
        for (int attempt = 1; ; attempt++) {
            pause.await(end);
            Optional<EgressAnswer> answer = attempt(payload, attempt);
            if (answer.isPresent()) {
                answered = payload;
                return ProviderCall.body(answer.get());
            }
        }
    }

    /** Those who wait need not any longer. */
    void close() {
        pause.close();
    }

    /** Empty when it is to be tried again after the pause. */
    private Optional<EgressAnswer> attempt(Payload payload, int attempt) throws ItemProblem {
        try {
            EgressAnswer answer = call.send(payload);
            return judge(answer, attempt);
        } catch (EgressException failure) {
            switch (failure.reason()) {
                case FORBIDDEN -> throw new ModelException(ModelError.FILE, failure.sentence());
                case LATE -> blame(new ItemProblem(ItemProblem.Code.TIMEOUT, failure.sentence()), attempt);
                case UNREACHABLE -> pause.begin(patience.after(attempt), failure.sentence());
            }
            return Optional.empty();
        }
    }

    private Optional<EgressAnswer> judge(EgressAnswer answer, int attempt) throws ItemProblem {
        AnswerKind kind = AnswerKind.of(answer.status());
        if (kind == AnswerKind.ANSWERED || kind == AnswerKind.REFUSED) {
            broken.set(0);
        }
        switch (kind) {
            case ANSWERED -> {
                return Optional.of(answer);
            }
            case LATER ->
                pause.begin(
                        pauseAfter(answer, attempt),
                        said(answer) + ": it has no time for more pictures at the moment.");
            case REFUSED -> throw new ItemProblem(ItemProblem.Code.PROVIDER, said(answer) + " to this picture.");
            case BROKEN ->
                blame(new ItemProblem(ItemProblem.Code.PROVIDER, said(answer) + " to this picture."), attempt);
            case NOBODY ->
                throw new ModelException(
                        ModelError.FILE,
                        said(answer) + ": see that the address, the method and the secret are right. Redirects are not"
                                + " followed.");
        }
        return Optional.empty();
    }

    /** As long as it asks, but who asks to be called at once, and has no time then, is not called without end. */
    private Duration pauseAfter(EgressAnswer answer, int attempt) {
        return RetryAfter.of(answer.header("Retry-After"), Instant.now())
                .filter(asked -> asked.compareTo(patience.after(1)) > 0)
                .orElse(patience.after(attempt));
    }

    private String said(EgressAnswer answer) {
        return "The provider at " + provider.origin() + " answered " + answer.status();
    }

    /** It is the picture's fault, unless the provider does not answer one that it did, or a plain one: then there is a pause. */
    private void blame(ItemProblem problem, int attempt) throws ItemProblem {
        if (broken.incrementAndGet() < SUSPICIOUS) {
            throw problem;
        }
        if (answersAtAll()) {
            broken.set(0);
            throw problem;
        }
        pause.begin(patience.after(attempt), problem.sentence() + " Nor does it answer any other.");
    }

    private boolean answersAtAll() {
        try {
            Payload known = answered;
            EgressAnswer answer =
                    call.send(known == null ? provider.sending().payload(JpegPicture.plain(PLAIN_SIDE)) : known);
            AnswerKind kind = AnswerKind.of(answer.status());
            return kind == AnswerKind.ANSWERED || kind == AnswerKind.REFUSED;
        } catch (EgressException none) {
            return false;
        }
    }
}
