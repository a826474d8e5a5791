package io.autotag.provider;

import io.autotag.egress.Egress;
import io.autotag.egress.EgressAnswer;
import io.autotag.egress.EgressException;
import io.autotag.image.DecodedImage;
import io.autotag.image.JpegPicture;
import io.autotag.model.ItemProblem;
import io.autotag.model.ModelCard;
import io.autotag.model.ModelException;
import io.autotag.model.Tagged;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Has pictures answered by one provider. Thread-safe; most of a call is waiting. */
public final class ProviderSession implements AutoCloseable {

    /** Far more than is shown, so that no secret lies across the end. */
    private static final int MOST_SHOWN_BYTES = 64 << 10;

    private final Provider provider;
    private final PictureOpener pictures;
    private final ProviderCall call;
    private final PatientCalls calls;
    private final AnswerReader answers;

    /**
     * @param card complete, as {@link ProviderFile#recognise} gives it
     * @param pictures decodes, never more at once than the machine bears
     */
    public ProviderSession(
            Provider provider,
            ModelCard card,
            Egress egress,
            Secrets secrets,
            PictureOpener pictures,
            Patience patience) {
        this.provider = provider;
        this.pictures = pictures;
        this.call = new ProviderCall(provider, egress, secrets);
        this.calls = new PatientCalls(provider, call, patience);
        this.answers = new AnswerReader(provider.reading(), card);
    }

    /** How many calls may be under way at once. */
    public int concurrent() {
        return provider.concurrent();
    }

    /**
     * Answers one encoded picture.
     *
     * @throws ItemProblem when this picture has no answer
     * @throws ProviderAwayException when no picture has one at the moment
     * @throws ModelException when no picture ever will
     */
    public Tagged tag(byte[] encodedPicture) throws ItemProblem {
        JpegPicture picture = pictures.open(encodedPicture, this::sent);
        byte[] json = calls.answer(provider.sending().payload(picture.file()));
        try {
            return answers.read(json, picture.placement());
        } catch (ItemProblem problem) {
            throw new ItemProblem(problem.code(), hidden(problem.sentence()));
        }
    }

    /**
     * Calls once, and tells all there is to tell.
     *
     * @throws ItemProblem when the picture cannot be sent
     */
    public TriedCall tryOut(byte[] encodedPicture) throws ItemProblem {
        JpegPicture picture = pictures.open(encodedPicture, this::sent);
        Payload payload = provider.sending().payload(picture.file());
        TriedCall.Sent sent = TriedCall.Sent.of(provider, picture, payload);
        long start = System.nanoTime();
        try {
            EgressAnswer answer = call.send(payload);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return read(sent, answer, took, picture);
        } catch (EgressException | ModelException failure) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return TriedCall.failed(sent, OptionalInt.empty(), took, "", String.valueOf(failure.getMessage()));
        }
    }

    private TriedCall read(TriedCall.Sent sent, EgressAnswer answer, Duration took, JpegPicture picture) {
        OptionalInt status = OptionalInt.of(answer.status());
        String excerpt = TriedCall.excerpt(hidden(text(answer.body())));
        if (!answer.isSuccess()) {
            String sentence =
                    "The provider answered " + answer.status() + ", where 200 to 299 mean that it has an answer.";
            return TriedCall.failed(sent, status, took, excerpt, sentence);
        }
        try {
            return TriedCall.read(
                    sent, status, took, excerpt, answers.read(ProviderCall.body(answer), picture.placement()));
        } catch (ItemProblem problem) {
            return TriedCall.failed(sent, status, took, excerpt, hidden(problem.sentence()));
        }
    }

    private JpegPicture sent(DecodedImage image) {
        return JpegPicture.of(image, provider.longestSide(), provider.quality());
    }

    private static String text(byte[] body) {
        return new String(body, 0, Math.min(body.length, MOST_SHOWN_BYTES), StandardCharsets.UTF_8);
    }

    /** Some servers repeat what they were sent, as it was or as JSON and addresses spell it. */
    private String hidden(String text) {
        return call.secret()
                .map(secret -> Stream.of(
                                secret,
                                secret.replace("/", "\\/"),
                                secret.replace("\\", "\\\\").replace("\"", "\\\""),
                                URLEncoder.encode(secret, StandardCharsets.UTF_8))
                        .reduce(text, (shown, spelling) -> shown.replace(spelling, "•••")))
                .orElse(text);
    }

    /** Returns at once; calls under way end by themselves. */
    @Override
    public void close() {
        calls.close();
    }
}
