package io.autotag.ops;

import io.autotag.ops.process.Namespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hosts of their own on one switch, each a namespace of the network with one cable to it; this process is at the switch itself.
 * Linux, as root, with {@code ip} of iproute2.
 */
final class Network implements AutoCloseable {

    /** As many as there may be at a time on one machine; each has a net of its own. */
    private static final int MOST = 200;

    private final String name;
    private final String prefix;
    private final List<Host> hosts = new ArrayList<>();

    private Network(String name, String prefix) {
        this.name = name;
        this.prefix = prefix;
    }

    /** Whether this system gives this user namespaces and switches. */
    static boolean isPossible() {
        return "root".equals(System.getProperty("user.name"))
                && new Namespace("-n").runs("ip", "link", "add", "probe", "type", "bridge");
    }

    static Network open() {
        for (int number = 1; number <= MOST; number++) {
            Network network = new Network("autotag" + number, "10.213." + number + ".");
            if (network.isMine()) {
                ip("address", "add", network.address() + "/24", "dev", network.name);
                ip("link", "set", network.name, "up");
                return network;
            }
        }
        throw new IllegalStateException("There are " + MOST + " networks already.");
    }

    private boolean isMine() {
        return run(List.of("ip", "link", "add", name, "type", "bridge")).isEmpty();
    }

    /** The address of this process, and of all that listens here everywhere. */
    String address() {
        return prefix + 1;
    }

    /** All addresses, as PostgreSQL has them. */
    String range() {
        return prefix + "0/24";
    }

    /** One more host, plugged in. */
    Host host() {
        int number = hosts.size() + 2;
        Host host = new Host(name + "-" + number, name, prefix + number);
        ip("netns", "add", host.name());
        hosts.add(host);
        ip("link", "add", host.name(), "type", "veth", "peer", "name", "eth0", "netns", host.name());
        host.inside("address", "add", host.address() + "/24", "dev", "eth0");
        host.inside("link", "set", "eth0", "up");
        host.inside("link", "set", "lo", "up");
        ip("link", "set", host.name(), "up");
        host.plugIn();
        return host;
    }

    /** Takes all hosts away; their processes have ended. */
    @Override
    public void close() {
        hosts.forEach(host -> ip("netns", "delete", host.name()));
        ip("link", "delete", name);
    }

    /**
     * One of them.
     *
     * @param name of its namespace, and of the end of its cable that is at the switch
     */
    record Host(String name, String network, String address) {

        /** The command that runs that one there. */
        List<String> around(List<String> command) {
            return Stream.concat(Stream.of("ip", "netns", "exec", name), command.stream())
                    .toList();
        }

        /** From now on nothing gets in or out, and nobody is told. */
        void pullOut() {
            ip("link", "set", name, "nomaster");
        }

        void plugIn() {
            ip("link", "set", name, "master", network);
        }

        private void inside(String... arguments) {
            List<String> all = new ArrayList<>(List.of("-netns", name));
            Collections.addAll(all, arguments);
            ip(all.toArray(String[]::new));
        }
    }

    private static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        Collections.addAll(command, arguments);
        String complaint = run(command);
        if (!complaint.isEmpty()) {
            throw new IllegalStateException(String.join(" ", command) + ": " + complaint);
        }
    }

    /** Answers what it complains of; nothing when it has done it. */
    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            return code == 0 ? "" : said.strip() + " (exit code " + code + ")";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
