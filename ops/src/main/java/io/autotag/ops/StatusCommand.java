package io.autotag.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Table;
import io.autotag.ops.cli.Texts;
import io.autotag.ops.postgres.PostgresUnit;
import io.autotag.ops.process.PidFile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code autotag status}: the processes of this home folder. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what runs in this home folder. Exit code 0 when all is ready, 3 when it is not.")
final class StatusCommand implements Callable<Integer> {

    private static final List<String> NAMES =
            List.of(HomeLock.SUPERVISOR, PostgresUnit.NAME, TemporalUnit.NAME, ApiUnit.NAME, WorkerUnit.NAME);

    private final Home home;
    private final InstantSource clock = InstantSource.system();

    @Mixin
    private OutputOption output = new OutputOption();

    StatusCommand(Home home) {
        this.home = home;
    }

    /** One process that runs; the port is 0 where it has none. */
    record Row(String name, long pid, int port, OptionalLong rssBytes, Duration uptime) {}

    @Override
    public Integer call() {
        List<Row> rows = NAMES.stream().flatMap(name -> row(name).stream()).toList();
        boolean supervised = rows.stream().anyMatch(row -> row.name().equals(HomeLock.SUPERVISOR));
        Optional<Running> running = Running.read(home).filter(ready -> supervised);
        Console console = Console.standard();
        if (output.isJson()) {
            console.line(OutputOption.text(json(rows, running)));
        } else {
            show(console, rows, running);
        }
        return running.isPresent() ? 0 : CliException.Code.UNREACHABLE.exit();
    }

    private void show(Console console, List<Row> rows, Optional<Running> running) {
        if (rows.isEmpty()) {
            console.line("Autotag does not run in " + home.root() + ".");
            return;
        }
        Table table = new Table()
                .text("PROCESS")
                .number("PID")
                .number("PORT")
                .number("RSS")
                .number("UP");
        rows.forEach(row -> table.row(
                row.name(),
                Long.toString(row.pid()),
                row.port() == 0 ? "" : Integer.toString(row.port()),
                row.rssBytes().isPresent() ? Texts.bytes(row.rssBytes().getAsLong()) : "",
                Texts.duration(row.uptime())));
        console.table(table);
        console.line(running.map(ready -> "Ready at " + ready.url() + " with " + ready.temporal() + ".")
                .orElse("Not ready: it is starting or stopping."));
    }

    private Optional<Row> row(String name) {
        return PidFile.running(home.pidFile(name)).map(process -> {
            Instant started = process.info().startInstant().orElse(clock.instant());
            return new Row(
                    name,
                    process.pid(),
                    Ports.readOr(home.portFile(name), 0),
                    MemoryUse.of(name.equals(HomeLock.SUPERVISOR) ? Stream.of(process) : family(process)),
                    Duration.between(started, clock.instant()));
        });
    }

    private static Stream<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static ObjectNode json(List<Row> rows, Optional<Running> running) {
        ObjectNode root = OutputOption.object();
        root.put("ready", running.isPresent());
        running.ifPresent(ready -> root.put("url", ready.url().toString()).put("temporal", ready.temporal()));
        ArrayNode processes = root.putArray("processes");
        for (Row row : rows) {
            ObjectNode process = processes.addObject();
            process.put("name", row.name()).put("pid", row.pid()).put("port", row.port());
            row.rssBytes().ifPresent(bytes -> process.put("rss_bytes", bytes));
            process.put("uptime_seconds", row.uptime().toSeconds());
        }
        return root;
    }
}
