package io.autotag.ops.bench.review;

import io.autotag.ops.bench.query.Latencies;
import io.autotag.ops.cli.CliException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People who take one item after the other from a queue, accept what is to be decided, and take a second for each. */
final class QueueMeasures {

    /**
     * What it came to.
     *
     * @param nexts of all queues
     * @param saves of all people
     */
    record Measured(Latencies nexts, Latencies saves) {}

    /** Each is the queue of a quarter of the people. */
    static final List<String> QUEUES = List.of(
            "",
            "review_status = \"unreviewed\"",
            "object_prefix:" + ReviewWorld.label(1) + " AND score >= 0.5",
            "object_prefix:" + ReviewWorld.label(2) + " AND autotag_status = \"pending\"");

    private static final long THINKING_MILLIS = 1_000;
    private static final double NANOS = 1e9;

    private final List<Person> people;

    QueueMeasures(List<Person> people) {
        this.people = people;
    }

    /** Asks each queue some times, one after the other, by one person. */
    Latencies alone(String queue, int times) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Person.Next next = people.get(0).next(queue);
            millis.add(next.millis());
            people.get(0).acceptAll(found(next));
        }
        return new Latencies(millis);
    }

    Measured together(double seconds) {
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            List<Callable<Measured>> work = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                Person person = people.get(i);
                String queue = QUEUES.get(i % QUEUES.size());
                long begin = i * THINKING_MILLIS / people.size();
                work.add(() -> review(person, queue, begin, seconds));
            }
            List<Latencies> nexts = new ArrayList<>();
            List<Latencies> saves = new ArrayList<>();
            for (Future<Measured> one : threads.invokeAll(work)) {
                nexts.add(one.get().nexts());
                saves.add(one.get().saves());
            }
            return new Measured(Latencies.all(nexts), Latencies.all(saves));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        } catch (ExecutionException e) {
            throw CliException.refused("A person could not review: " + e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Measured review(Person person, String queue, long startMillis, double seconds) {
        List<Double> nexts = new ArrayList<>();
        List<Double> saves = new ArrayList<>();
        BulkMeasures.pause(startMillis);
        long begin = System.nanoTime();
        while ((System.nanoTime() - begin) / NANOS < seconds) {
            Person.Next next = person.next(queue);
            nexts.add(next.millis());
            BulkMeasures.pause(THINKING_MILLIS);
            saves.add(person.acceptAll(found(next)));
        }
        return new Measured(new Latencies(nexts), new Latencies(saves));
    }

    private static String found(Person.Next next) {
        return next.item()
                .orElseThrow(() ->
                        CliException.refused("A queue is empty: there are too few predictions for so much time."));
    }
}
