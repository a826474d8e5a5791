package io.autotag.ops.bench.query;

import io.autotag.ops.cli.demo.Host;
import java.net.URI;

/** An Autotag of the benchmark's own, in the processes that an operator has. */
public interface BenchSite {
    /** Starts it; what it kept from before is there again. */
    Host start();

    /** The way to its database while it runs. */
    Login login();

    /** Where it tells its metrics while it runs. */
    URI metrics();

    /** Takes its files away; it does not run then. */
    void remove();

    /** How to log in to a database. */
    record Login(String url, String user, String password) {}
}
