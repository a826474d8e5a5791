package io.autotag.model.tfjs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which nodes an output needs, and in which order they can be computed. Without recursion: a model may be deep. */
final class GraphOrder {

    /** A node and those of its inputs that were not looked at yet. */
    private record Step(TfNode node, Iterator<NodeOutput> rest) {}

    private final TfGraph graph;

    GraphOrder(TfGraph graph) {
        this.graph = graph;
    }

    /** The nodes that the outputs need, themselves included; not in an order that could be computed. */
    Set<TfNode> needed(Collection<Port> outputs) {
        Set<TfNode> found = new LinkedHashSet<>();
        Deque<TfNode> open = new ArrayDeque<>();
        outputs.forEach(output -> open.add(nodeOf(output)));
        while (!open.isEmpty()) {
            TfNode node = open.pop();
            if (found.add(node)) {
                node.inputs().forEach(input -> open.push(graph.node(input.node(), Excerpt.of(node.name()))));
            }
        }
        return found;
    }

    /** The same nodes, each behind all that it is computed from. */
    List<TfNode> sorted(Collection<Port> outputs) {
        List<TfNode> sorted = new ArrayList<>();
        Set<String> begun = new HashSet<>();
        Set<String> done = new HashSet<>();
        for (Port output : outputs) {
            TfNode node = nodeOf(output);
            if (begun.add(node.name())) {
                sort(node, begun, done, sorted);
            }
        }
        return sorted;
    }

    private void sort(TfNode last, Set<String> begun, Set<String> done, List<TfNode> sorted) {
        Deque<Step> path = new ArrayDeque<>();
        path.push(step(last));
        while (!path.isEmpty()) {
            Step step = path.peek();
            if (!step.rest().hasNext()) {
                sorted.add(path.pop().node());
                done.add(step.node().name());
                continue;
            }
            String next = step.rest().next().node();
            if (begun.add(next)) {
                path.push(step(graph.node(next, Excerpt.of(step.node().name()))));
            } else if (!done.contains(next)) {
                throw new ImportException("The model's graph runs in a circle through " + Excerpt.of(next) + ".");
            }
        }
    }

    /**
     * The outputs that no other output is computed from. A detector's signature often lists its raw maps beside the
     * detections; who imports the model wants its answer.
     */
    List<Port> last(Collection<Port> outputs) {
        Set<String> intermediate = new HashSet<>();
        for (Port output : outputs) {
            String own = output.source().node();
            needed(List.of(output)).stream()
                    .map(TfNode::name)
                    .filter(name -> !name.equals(own))
                    .forEach(intermediate::add);
        }
        return outputs.stream()
                .filter(output -> !intermediate.contains(output.source().node()))
                .toList();
    }

    private TfNode nodeOf(Port output) {
        return graph.node(output.source().node(), "The output " + Excerpt.of(output.name()));
    }

    private static Step step(TfNode node) {
        return new Step(node, node.inputs().iterator());
    }
}
