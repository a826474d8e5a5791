package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autotag.compare.Claim;
import io.autotag.compare.Disagreements;
import io.autotag.compare.Region;
import io.autotag.search.compare.Compared;
import io.autotag.search.compare.DisagreementPages;
import io.autotag.store.Item;
import io.autotag.store.PredictionKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of the items that two versions disagree about, those to learn most from first. The order is as it was at
 * {@code computed_at}; {@code total} is how many items there were then. Items that were decided on since are left out.
 */
@Schema(name = "Disagreements")
public record DisagreementsView(
        List<ItemDisagreements> results,
        @Nullable String next,
        @Nullable String previous,
        Instant computedAt,
        long total) {

    public DisagreementsView {
        results = List.copyOf(results);
    }

    /** An item; {@code information} is the number of bits a decision in it is expected to tell. */
    @Schema(name = "ItemDisagreements")
    public record ItemDisagreements(
            @JsonUnwrapped ItemView item, double information, List<Disagreement> disagreements) {

        public ItemDisagreements {
            disagreements = List.copyOf(disagreements);
        }
    }

    /** What the versions say; {@code a} or {@code b} is null where only the other one says something. */
    @Schema(name = "Disagreement")
    public record Disagreement(
            @Schema(allowableValues = {"only_a", "only_b", "moved", "relabelled"}) String outcome,
            double bits,
            double overlap,
            @Nullable Said a,
            @Nullable Said b) {}

    /** A prediction; {@code box} is null for a tag of the whole picture. */
    @Schema(name = "SaidByVersion")
    public record Said(String uid, String label, @Nullable BoxView box, float score) {}

    public static DisagreementsView from(
            Compared compared, DisagreementPages.Page page, Function<Item, ItemView> items, PageRequest request) {
        List<ItemDisagreements> results =
                page.shown().stream().map(shown -> item(compared, shown, items)).toList();
        PageView<ItemDisagreements> shown =
                PageView.of(request, results, page.next().map(RankPosition::write));
        return new DisagreementsView(
                shown.results(),
                shown.next(),
                shown.previous(),
                compared.at(),
                compared.comparison().ranking().offered());
    }

    private static ItemDisagreements item(
            Compared compared, DisagreementPages.Shown shown, Function<Item, ItemView> items) {
        Disagreements disagreements = shown.disagreements();
        return new ItemDisagreements(
                items.apply(shown.item()),
                disagreements.information(),
                disagreements.open().stream()
                        .map(open -> disagreement(compared, disagreements.item(), open))
                        .toList());
    }

    private static Disagreement disagreement(Compared compared, long item, Disagreements.Open open) {
        return new Disagreement(
                Names.word(open.pair().outcome()),
                open.bits(),
                open.pair().overlap(),
                said(compared, compared.a().setId(), item, open.pair().a()),
                said(compared, compared.b().setId(), item, open.pair().b()));
    }

    private static @Nullable Said said(Compared compared, int set, long item, @Nullable Claim claim) {
        return claim == null
                ? null
                : new Said(
                        new PredictionKey(set, item, claim.seq()).uid(),
                        compared.names().of(claim.label()),
                        box(claim.region()),
                        claim.score());
    }

    private static @Nullable BoxView box(@Nullable Region region) {
        return region == null ? null : new BoxView(region.x(), region.y(), region.w(), region.h());
    }
}
