package io.autotag.ops.bench.ui;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.bench.query.BenchSite;
import io.autotag.ops.bench.query.ManyItems;
import io.autotag.ops.bench.query.Pictures;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import io.autotag.ops.cli.demo.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ops/bench ui}: how long the web application takes, in a real browser over many items. */
@Command(
        name = "ui",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fills an Autotag of its own, and takes times of the web application in Chromium: until the first results",
            "are there, from a facet to its pictures, from a decision to what follows it, and of drawing 5,000 boxes;",
            "then it scrolls through all items and back. Takes the data away at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ops/bench ui", "  ops/bench ui --items 5000"})
public final class UiBenchCommand implements Callable<Integer> {
    private static final int PICTURES = 24;
    private static final int BOXES = 5_000;
    private static final String NAME = "bench-pictures";

    private final BenchSite site;
    private final Console console = Console.standard();

    @Option(names = "--items", paramLabel = "N", description = "Items. Default: ${DEFAULT-VALUE}.")
    private int items = 100_000;

    public UiBenchCommand(BenchSite site) {
        this.site = site;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        BrowserSide browser = BrowserSide.in(System.getenv(), console);
        List<String> figures;
        try {
            figures = run(browser);
        } finally {
            site.remove();
        }
        console.blank();
        figures.forEach(console::line);
        return 0;
    }

    private List<String> run(BrowserSide browser) throws IOException, SQLException {
        try (Host host = site.start()) {
            ApiClient api = new ApiClient(host.endpoint(), Optional.of(host.key()));
            console.heading("Writing " + items + " items");
            try (ManyItems many = ManyItems.write(site, items)) {
                many.show(pictures(api));
                String crowded = many.crowd(BOXES);
                many.adopt();
                many.awaitBitmaps(host);
                console.heading("In the browser");
                return browser.measure(
                        host,
                        Map.of(
                                "BENCH_PROJECT", many.projectUid(),
                                "BENCH_ITEMS", String.valueOf(items),
                                "BENCH_CROWDED", crowded));
            }
        }
    }

    /** A dataset of pictures; answers its uid. */
    private String pictures(ApiClient api) throws IOException {
        Path folder = Files.createTempDirectory("autotag-bench");
        Pictures.LARGE.paint(folder, PICTURES);
        List<Path> files = FolderUpload.imagesIn(folder);
        JsonNode dataset = new FolderUpload(api, console).upload(NAME, NAME, folder, files);
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
        return Fields.text(dataset, "uid");
    }
}
