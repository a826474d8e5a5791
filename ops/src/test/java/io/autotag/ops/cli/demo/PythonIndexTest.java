package io.autotag.ops.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.demo.Assets.Client;
import io.autotag.ops.cli.demo.Assets.SourcePackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index on this machine, as the public one answers. */
final class PythonIndexTest {

    private static final String WHEEL = "harbour-1.2-py3-none-any.whl";
    private static final SourcePackage HARBOUR =
            new SourcePackage("harbour", Client.PIP, "harbour==1.2", WHEEL, "0".repeat(64), "MIT", true);

    @TempDir
    private Path folder = Path.of("");

    private HttpServer server;
    private final Map<String, String> asked = new ConcurrentHashMap<>();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/simple/harbour/",
                exchange -> answer(
                        exchange,
                        200,
                        """
                {"files": [{"filename": "harbour-1.1.tar.gz", "url": "/none"},
                           {"filename": "%s", "url": "../../files/%s"}]}"""
                                .formatted(WHEEL, WHEEL)));
        server.createContext("/simple/empty/", exchange -> answer(exchange, 200, "{\"files\": []}"));
        server.createContext("/files/", exchange -> answer(exchange, 200, "bytes"));
        server.createContext("/", exchange -> answer(exchange, 404, ""));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            asked.put(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Accept"));
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private PythonIndex index(String folderOfIt) {
        int port = server.getAddress().getPort();
        return PythonIndex.configured(Map.of("PIP_INDEX_URL", "http://127.0.0.1:" + port + folderOfIt));
    }

    @Test
    void bringsTheFileThatIsNamed() throws Exception {
        index("/simple").download(HARBOUR, folder);
        assertThat(Files.readString(folder.resolve(WHEEL))).isEqualTo("bytes");
        assertThat(asked).containsEntry("/simple/harbour/", "application/vnd.pypi.simple.v1+json");
    }

    @Test
    void saysWhoHasNoSuchFile() {
        SourcePackage other = new SourcePackage("e", Client.PIP, "empty==1", WHEEL, "0".repeat(64), "MIT", true);
        assertThatThrownBy(() -> index("/simple/").download(other, folder))
                .isInstanceOf(CliException.class)
                .hasMessage("127.0.0.1 has no " + WHEEL + ".");
    }

    @Test
    void saysWhoDoesNotKnowThePackage() {
        assertThatThrownBy(() -> index("/elsewhere").download(HARBOUR, folder))
                .isInstanceOf(CliException.class)
                .hasMessage("There is no pip, and 127.0.0.1 answered 404.");
    }

    @Test
    void saysWhatToDoWhereNoneIsNamed() {
        assertThatThrownBy(() -> PythonIndex.configured(Map.of()))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("install it, or have PIP_INDEX_URL name");
    }

    @Test
    void saysWhoIsNotReachedAndNoPassword() {
        server.stop(0);
        int port = server.getAddress().getPort();
        PythonIndex index = PythonIndex.configured(Map.of("PIP_INDEX_URL", "http://me:secret@127.0.0.1:" + port));
        assertThatThrownBy(() -> index.download(HARBOUR, folder))
                .isInstanceOf(CliException.class)
                .hasMessage("There is no pip, and 127.0.0.1 cannot be reached.");
        assertThatThrownBy(() -> PythonIndex.configured(Map.of("PIP_INDEX_URL", "not an address")))
                .isInstanceOf(CliException.class)
                .hasMessage("PIP_INDEX_URL is no address.");
    }
}
