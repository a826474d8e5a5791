package io.autotag.store;

import io.autotag.embedding.Embedding;
import java.util.List;

/** The embeddings of a set. They live as long as the claims of their items, with which they go. */
final class EmbeddingRows {

    private EmbeddingRows() {}

    /** Of items that have just been claimed; those without an embedding are passed over. */
    static void add(Transaction tx, WriteFence fence, List<ItemPredictions> claimed) {
        List<ItemPredictions> items =
                claimed.stream().filter(item -> item.embedding().isPresent()).toList();
        if (items.isEmpty()) {
            return;
        }
        byte[][] vectors = items.stream()
                .map(item -> item.embedding().map(Embedding::toBytes).orElseThrow())
                .toArray(byte[][]::new);
        tx.sql(
                        "INSERT INTO item_embedding (set_id, item_id, vector)"
                                + " SELECT ?, u.item_id, u.vector FROM unnest(?, ?) AS u(item_id, vector)",
                        (int) fence.setId(),
                        items.stream().mapToLong(ItemPredictions::itemId).toArray(),
                        vectors)
                .update();
    }
}
