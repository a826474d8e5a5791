package io.autotag.search;

import io.autotag.bitmap.Block;
import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All blocks of a project as they were at one moment; immutable.
 *
 * @param datasets the project's datasets then, ascending
 * @param server when the server started whose transactions are counted
 * @param asOf the changes of all older transactions are in the blocks
 * @param readAt when that was found
 */
record IndexSnapshot(Map<Integer, Block> blocks, List<Long> datasets, String server, long asOf, Instant readAt) {

    IndexSnapshot {
        blocks = Collections.unmodifiableMap(new TreeMap<>(blocks));
        datasets = List.copyOf(datasets);
    }

    static List<Long> ids(List<NamedPlace> datasets) {
        return datasets.stream().map(NamedPlace::id).sorted().toList();
    }

    /** Whether the project still has these datasets. */
    boolean covers(Names names) {
        return ids(names.datasets()).equals(datasets);
    }

    /** The blocks in the order of their items. */
    List<Block> inOrder(Direction direction) {
        List<Block> ordered = new ArrayList<>(blocks.values());
        if (direction == Direction.DESCENDING) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    /** Frees what the blocks remember. */
    void forget() {
        blocks.values().forEach(Block::forget);
    }

    long sizeInBytes() {
        return blocks.values().stream().mapToLong(Block::sizeInBytes).sum();
    }
}
