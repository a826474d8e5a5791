package io.autotag.model;

import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Resize;
import java.util.Optional;

/** Says what one model is, by what it shows and what its author says. Pure. */
final class Recogniser {
    private final Examination model;
    private final CardDraft draft;
    private final Optional<FoundLabels> labels;
    private final Evidence evidence;
    private final Verdict verdict;

    private Recogniser(Examination model, CardDraft draft, Optional<FoundLabels> labels) {
        this.model = model;
        this.draft = draft;
        this.labels = labels;
        this.evidence = labels.map(model.evidence()::named).orElse(model.evidence());
        this.verdict = draft.head()
                .map(head -> Verdict.is(head, "The card says head: " + head.key() + "."))
                .orElseGet(() -> HeadRules.judge(evidence));
    }

    /** With the first names that were found and fit what the model is with them. */
    static Recogniser of(Examination model, CardDraft draft) {
        return model.found().stream()
                .map(found -> new Recogniser(model, draft, Optional.of(found)))
                .filter(Recogniser::isNamed)
                .findFirst()
                .orElseGet(() -> new Recogniser(model, draft, Optional.empty()));
    }

    private boolean isNamed() {
        Head head = verdict.head();
        return labels.filter(found -> head == null ? found.certain() : found.fit(head, evidence))
                .isPresent();
    }

    /** How it is read, and why; throws {@link ModelException} when it is not. */
    RecognisedHead head() {
        return new RecognisedHead(verdict.orThrow(), verdict.sentence());
    }

    /** The complete card; throws {@link ModelException} when something is missing or does not fit. */
    Recognition recognise(String name) {
        Head head = verdict.orThrow();
        ImageInput input = model.input();
        FileFacts facts = new FileFacts(
                Optional.of(name),
                Optional.of(head),
                labels.map(FoundLabels::names),
                model.guessed() ? Optional.empty() : Optional.of(new CardDraft.Side(input.height(), input.width())),
                ImageInputs.known(input.port()),
                preparation(head),
                head.fit(evidence));
        ModelCard card = complete(facts);
        ModelFit.of(card, evidence);
        return new Recognition(
                card,
                verdict.sentence() + labels.map(found -> " " + found.sentence()).orElse(""));
    }

    private ModelCard complete(FileFacts facts) {
        try {
            return CardCompletion.complete(draft, facts, ModelError.UNDECIDED);
        } catch (ModelException refused) {
            throw refused.code() == ModelError.UNDECIDED
                    ? refused.after("It is read as " + verdict.orThrow().key() + ". " + verdict.sentence())
                    : refused;
        }
    }

    private Optional<Preparation> preparation(Head head) {
        Optional<Preparation> usual = evidence.maker()
                .map(Ultralytics::preparation)
                .or(() -> TeachableMachine.preparation(evidence.signature().metadata()))
                .or(() -> ImageMetadata.of(evidence.signature().metadata()).over(head.preparation(), resize(head)));
        ElementType type = model.input().type();
        return type.isWhole() ? Optional.of(usual.orElseGet(() -> plain(head)).of(type)) : usual;
    }

    private static Preparation plain(Head head) {
        return Preparation.toOne(resize(head));
    }

    private static Resize resize(Head head) {
        return head.level() == Level.OBJECT ? Resize.LETTERBOX : Resize.STRETCH;
    }
}
