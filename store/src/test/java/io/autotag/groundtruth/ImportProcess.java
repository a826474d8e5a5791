package io.autotag.groundtruth;

import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.DatabaseSettings;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An import in a process of its own, with little memory. */
final class ImportProcess {

    private ImportProcess() {}

    /** @param args the database, its user and password, the project's id, the person's and the file */
    public static void main(String[] args) throws IOException {
        try (Database database = Database.open(new DatabaseSettings(args[0], args[1], args[2], 2))) {
            ImportReport report = TruthImport.run(
                    database,
                    database.read(tx -> new ProjectRepository().getForWorker(tx, Long.parseLong(args[3]))),
                    new Reviewer(
                            database.read(tx -> new AccountRepository().user(tx, Long.parseLong(args[4]))),
                            Role.OPERATOR),
                    TruthFormat.COCO,
                    Path.of(args[5]));
            if (report.pictures() == 0) {
                throw new IllegalStateException("Nothing was taken: " + report);
            }
        }
    }

    /** The command for the import of the file by the lead of the world, with so many MiB of heap. */
    static List<String> command(int heap, DatabaseSettings at, TruthWorld world, Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProcess.class.getName(),
                at.jdbcUrl(),
                at.user(),
                at.password(),
                Long.toString(world.desk.seed.project().id()),
                Long.toString(world.desk.lead.user().id()),
                file.toString());
    }
}
