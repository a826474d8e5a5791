package io.autotag.ops;

import io.autotag.ops.cli.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autotag install-s3}: builds an S3 server with the Go tool, into the home folder. */
@Command(
        name = "install-s3",
        mixinStandardHelpOptions = true,
        description = {
            "Builds versitygw from its published source with Go, into AUTOTAG_HOME/tools.",
            "It is an S3 server over a folder, for the tests of the S3 blob store and for trying that store."
        })
final class InstallS3Command implements Callable<Integer> {

    /** The newest release, and the one that the tests were written against. */
    static final String MODULE = "github.com/versity/versitygw/cmd/versitygw@v1.8.0";

    private static final GoBuild BUILD = new GoBuild(MODULE, "put a \"versitygw\" program on the PATH");

    private final Home home;

    @Option(names = "--force", description = "Builds it again even if it is there.")
    private boolean force;

    InstallS3Command(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = Console.standard();
        Path target = home.tools().resolve(BUILD.program());
        if (!force && Files.isExecutable(target)) {
            console.line("The S3 server is here already: " + target);
            return 0;
        }
        console.line("Building " + MODULE + "; the first time takes about two minutes.");
        Files.move(
                BUILD.in(home, console), target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        console.line("Installed the S3 server: " + target);
        return 0;
    }
}
