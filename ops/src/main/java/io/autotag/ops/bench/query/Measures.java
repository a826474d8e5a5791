package io.autotag.ops.bench.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.autotag.ops.bench.query.BenchQuery.Kind;
import io.autotag.ops.bench.query.Caller.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the times of everything there is to ask, by name. */
final class Measures {
    private static final int DEEP = 20;

    private final Caller caller;
    private final String project;
    private final int rounds;
    private final int requests;

    /** @param requests how many of a group in a round, about */
    Measures(Caller caller, String projectUid, int rounds, int requests) {
        this.caller = caller;
        this.project = "/projects/" + projectUid + "/";
        this.rounds = rounds;
        this.requests = requests;
    }

    /** Asks everything in turn for so long: what is measured is an API that has been at work, its compiler done with it. */
    void warmUp(Duration time) {
        long due = System.nanoTime() + time.toNanos();
        Map<String, List<Request>> groups = requests();
        while (System.nanoTime() < due) {
            groups.forEach((name, requests) -> caller.times(requests, 1, 1, name.equals("bad query") ? 400 : 200));
        }
    }

    /** Each group of requests, asked by so many clients at once. */
    GroupTimes groups(int clients) {
        Map<String, List<Request>> groups = requests();
        Map<String, List<Latencies>> times = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            groups.forEach((name, requests) -> times.computeIfAbsent(name, one -> new ArrayList<>())
                    .add(caller.times(requests, repeats(requests), clients, name.equals("bad query") ? 400 : 200)));
        }
        return new GroupTimes(times);
    }

    private int repeats(List<Request> group) {
        return Math.max(2, requests / group.size());
    }

    private Map<String, List<Request>> requests() {
        Map<String, List<Request>> groups = new LinkedHashMap<>();
        groups.put("bare", List.of(Request.get(project)));
        groups.put("first page", pages(Kind.FIRST_PAGE));
        groups.put("deep page", List.of(Request.get(deepPage(BenchQuery.ALL.get(2)))));
        groups.put(
                "its first page",
                List.of(Request.get(project + BenchQuery.ALL.get(2).page())));
        groups.put(
                "count",
                BenchQuery.COUNTED.stream()
                        .map(one -> Request.get(project + one.count()))
                        .toList());
        groups.put("facets", BenchQuery.COUNTED.stream().map(this::facets).toList());
        groups.put("not", pages(Kind.NOT));
        groups.put("versions", pages(Kind.VERSIONS));
        groups.put("bad query", List.of(Request.get(project + "items/?query=" + BenchQuery.encoded(BenchQuery.BAD))));
        return groups;
    }

    private List<Request> pages(Kind kind) {
        return BenchQuery.of(kind).stream()
                .map(query -> Request.get(project + query.page()))
                .toList();
    }

    private Request facets(BenchQuery query) {
        return new Request(
                project + "query/facets/",
                JsonNodeFactory.instance.objectNode().put("query", query.text()).toString());
    }

    /** The address of the twentieth page, or of the last one before it. */
    private String deepPage(BenchQuery query) {
        String path = project + query.page();
        for (int page = 1; page < DEEP; page++) {
            String next = caller.ask(Request.get(path)).json().path("next").asText("");
            if (next.isEmpty() || next.equals("null")) {
                return path;
            }
            path = next.substring(next.indexOf("/projects/"));
        }
        return path;
    }

    /** Each query alone: text, and its times. */
    Map<String, Latencies> queries() {
        Map<String, Latencies> times = new LinkedHashMap<>();
        BenchQuery.ALL.forEach(query -> times.put(label(query), alone(Request.get(project + query.page()))));
        BenchQuery.COUNTED.forEach(
                query -> times.put("count of " + label(query), alone(Request.get(project + query.count()))));
        BenchQuery.COUNTED.forEach(query -> times.put("facets of " + label(query), alone(facets(query))));
        return times;
    }

    private Latencies alone(Request request) {
        return caller.times(List.of(request), Math.max(2, requests / 5), 1, 200);
    }

    private static String label(BenchQuery query) {
        String text = query.text().isEmpty() ? "(every item)" : query.text();
        return query.ordering().isEmpty() ? text : text + " by " + query.ordering();
    }

    Latencies pendingPage() {
        return caller.times(
                List.of(Request.get(project + BenchQuery.PENDING.page())), Math.max(2, requests / 2), 1, 200);
    }

    Latencies oncePerQuery() {
        List<Request> all = BenchQuery.ALL.stream()
                .map(query -> Request.get(project + query.page()))
                .toList();
        return caller.times(all, 1, 1, 200);
    }
}
