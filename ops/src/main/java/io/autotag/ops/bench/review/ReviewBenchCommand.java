package io.autotag.ops.bench.review;

import io.autotag.ops.bench.query.BenchSite;
import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.ops.bench.query.Latencies;
import io.autotag.ops.bench.query.Warmth;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.demo.Host;
import io.autotag.store.Database;
import io.autotag.store.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ops/bench review}: reviewing one by one, by many people at once, and in bulk, over millions of predictions. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fills an Autotag of its own with ten predictions an item, and takes the times over HTTP: of single saves, of the",
            "next item for twenty people behind a quarter of items that are reviewed, and of a bulk accept of a tenth of the",
            "predictions and its undo while a person saves. Takes the data away at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ops/bench review", "  ops/bench review --predictions 100000 --seconds 10"})
public final class ReviewBenchCommand implements Callable<Integer> {

    private static final int CONNECTIONS = 4;
    private static final int WARM = 300;
    private static final int WARM_NEXT = 25;
    private static final int SAVES = 300;
    private static final int MANY_BOXES = 10_000;
    private static final int MANY_WARM = 5;
    private static final int MANY_TIMES = 9;
    private static final int SAVED = WARM + SAVES + MANY_WARM + MANY_TIMES;

    private final BenchSite site;
    private final Console console = Console.standard();
    private final List<String> figures = new ArrayList<>();

    @Option(
            names = "--predictions",
            paramLabel = "N",
            description = "How many are pending; a tenth of them is accepted in bulk. Default: ${DEFAULT-VALUE}.")
    private long predictions = 10_000_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long twenty people review at once. Default: ${DEFAULT-VALUE}.")
    private double seconds = 30;

    public ReviewBenchCommand(BenchSite site) {
        this.site = site;
    }

    @Override
    public Integer call() {
        if (predictions < 20_000) {
            throw CliException.refused("Give at least 20000 predictions.");
        }
        try (Host host = site.start()) {
            measure(host, plant());
        } finally {
            site.remove();
        }
        console.blank();
        figures.forEach(console::line);
        return 0;
    }

    private ReviewWorld plant() {
        console.heading("Writing " + predictions + " predictions to decide, and a quarter as many that are decided");
        Login login = site.login();
        long begin = System.nanoTime();
        try (Database database =
                Database.open(new DatabaseSettings(login.url(), login.user(), login.password(), CONNECTIONS))) {
            ReviewWorld world = ReviewWorld.plant(database, predictions);
            ReviewRows.vacuum(login);
            console.line(decimal("  took %.0f s", (System.nanoTime() - begin) / 1e9));
            return world;
        }
    }

    private void measure(Host host, ReviewWorld world) {
        List<Person> people = world.annotators().stream()
                .map(key -> new Person(host.endpoint(), key, world.projectUid()))
                .toList();
        Person operator = new Person(host.endpoint(), world.operator(), world.projectUid());
        awaitBitmaps(host, world);
        // The API of people who review has been at work for a while.
        new QueueMeasures(people).together(seconds);
        saves(people.get(0), world.oldest());
        queues(new QueueMeasures(people));
        bulk(new BulkMeasures(
                operator,
                people.get(0),
                world.oldest().subList(SAVED, world.oldest().size())));
    }

    private void awaitBitmaps(Host host, ReviewWorld world) {
        double seconds =
                new Warmth(host.endpoint(), world.operator(), world.projectUid()).await(ReviewWorld.items(predictions));
        console.line(decimal("  bitmaps loaded within %.1f s", seconds));
    }

    private void bulk(BulkMeasures measures) {
        console.heading("A bulk accept and its undo, while a person saves");
        measures.warmUp("object_prefix:" + ReviewWorld.label(ReviewWorld.LABELS - 1) + " AND score >= 0.98");
        BulkMeasures.Measured measured = measures.take("object_prefix:" + ReviewWorld.label(0) + " AND score >= 0");
        console.line(decimal(
                "  %.0f predictions: accepted in %.1f s, taken back in %.1f s",
                (double) measured.accepted(), measured.accepting(), measured.undoing()));
        console.line("  saves meanwhile, ms:   " + measured.saves().text());
        double millions = measured.accepted() / 1e6;
        figures.add(decimal("figure bulk_accept_1m_s %.1f s", measured.accepting() / millions));
        figures.add(decimal("figure bulk_undo_1m_s %.1f s", measured.undoing() / millions));
        figures.add(decimal(
                "figure save_during_bulk_p95_ms %.1f ms", measured.saves().p95()));
    }

    private void saves(Person person, List<String> items) {
        console.heading("One person saves, ms");
        times(person, items.subList(0, WARM));
        List<Double> bare = Stream.generate(person::bare).limit(SAVES).toList();
        console.line("  a bare request:        " + new Latencies(bare).text());
        Latencies saves = times(person, items.subList(WARM, WARM + SAVES));
        console.line("  ten suggestions:       " + saves.text());
        figures.add(decimal("figure save_p50_ms %.1f ms", saves.p50()));
        List<Double> many = new ArrayList<>();
        List<Double> onTop = new ArrayList<>();
        items.subList(WARM + SAVES, WARM + SAVES + MANY_WARM).forEach(item -> person.draw(item, MANY_BOXES));
        for (String item : items.subList(WARM + SAVES + MANY_WARM, SAVED)) {
            many.add(person.draw(item, MANY_BOXES));
            onTop.add(person.draw(item, 1));
        }
        Latencies drawn = new Latencies(many);
        console.line("  10,000 boxes:          " + drawn.text());
        console.line("  one more beside them:  " + new Latencies(onTop).text());
        figures.add(decimal("figure save_10000_annotations_ms %.0f ms", drawn.p50()));
    }

    private static Latencies times(Person person, List<String> items) {
        return new Latencies(items.stream().map(person::acceptAll).toList());
    }

    private void queues(QueueMeasures measures) {
        console.heading("The next item, ms");
        for (String queue : QueueMeasures.QUEUES) {
            measures.alone(queue, WARM_NEXT);
            console.line("  one person:            "
                    + measures.alone(queue, 2 * WARM_NEXT).text() + "  " + (queue.isEmpty() ? "(everything)" : queue));
        }
        QueueMeasures.Measured together = measures.together(seconds);
        console.line("  twenty people:         " + together.nexts().text());
        console.line("  their saves:           " + together.saves().text());
        figures.add(decimal("figure next_p95_ms %.1f ms", together.nexts().p95()));
    }

    private static String decimal(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
