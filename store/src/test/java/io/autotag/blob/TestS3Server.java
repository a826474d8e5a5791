package io.autotag.blob;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server over a folder, where each bucket is a folder and each object a file. It ends with this JVM. */
public final class TestS3Server implements AutoCloseable {

    public static final String BUCKET = "autotag-test";

    private static final String ACCESS_KEY = "tester";
    private static final String SECRET_KEY = "not-a-secret";
    private static final long PATIENCE_MS = 20_000;

    private final Path folder;
    private final int port;
    private volatile Process process;

    private TestS3Server(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** The program: on the PATH, or as "ops/autotag install-s3" left it. */
    public static Optional<Path> program() {
        String home = System.getenv()
                .getOrDefault("AUTOTAG_HOME", Path.of("..", ".autotag").toString());
        Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .filter(place -> !place.isBlank())
                .map(Path::of);
        return Stream.concat(onPath, Stream.of(Path.of(home, "tools")))
                .map(place -> place.resolve("versitygw"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one with an empty bucket, and waits until it answers. */
    public static TestS3Server start(Path folder) throws IOException, InterruptedException {
        int port = freePort();
        Files.createDirectories(folder);
        TestS3Server server = new TestS3Server(folder, port, launch(folder, port));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end the S3 server"));
        server.awaitAnswer();
        server.client().createBucket(request -> request.bucket(BUCKET));
        return server;
    }

    private static Process launch(Path folder, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        program().orElseThrow().toString(), "--port", "127.0.0.1:" + port, "posix", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("ROOT_ACCESS_KEY", ACCESS_KEY);
        builder.environment().put("ROOT_SECRET_KEY", SECRET_KEY);
        return builder.start();
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Where it was, with what it had, after it was killed. */
    public void startAgain() throws IOException, InterruptedException {
        process.waitFor();
        process = launch(folder, port);
        awaitAnswer();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where the objects of a folder of the bucket are files. */
    public Path files(String place) {
        return folder.resolve(BUCKET).resolve(place);
    }

    /** The variables of processes that keep their files in a folder of the bucket. */
    public Map<String, String> variables(String place) {
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET_KEY,
                "AUTOTAG_BLOBS",
                "s3://" + BUCKET + "/" + place,
                "AUTOTAG_S3_ENDPOINT",
                endpoint().toString());
    }

    static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY));
    }

    static StaticCredentialsProvider wrongCredentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY + "!"));
    }

    /** A client of its own, beside what is tested. */
    S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private void awaitAnswer() throws InterruptedException {
        long due = System.currentTimeMillis() + PATIENCE_MS;
        while (!answers()) {
            if (!process.isAlive() || System.currentTimeMillis() > due) {
                throw new IllegalStateException("The S3 server did not start.");
            }
            Thread.sleep(20);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
