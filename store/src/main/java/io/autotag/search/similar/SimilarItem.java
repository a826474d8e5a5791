package io.autotag.search.similar;

import io.autotag.store.Item;

/**
 * An item that was compared with another one.
 *
 * @param similarity the cosine of the angle between their embeddings, -1 to 1
 */
public record SimilarItem(Item item, float similarity) {}
