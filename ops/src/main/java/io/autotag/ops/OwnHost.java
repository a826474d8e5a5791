package io.autotag.ops;

import io.autotag.ops.TemporalChoice.Missing;
import io.autotag.ops.cli.Endpoint;
import io.autotag.ops.cli.demo.Host;
import io.autotag.ops.process.StartException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The Autotag of this home folder as the demonstration sees it: the one that runs, or one started for it. */
final class OwnHost implements Host {

    private final Home home;
    private final Running running;
    private final Optional<AllInOne> own;

    private OwnHost(Home home, Running running, Optional<AllInOne> own) {
        this.home = home;
        this.running = running;
        this.own = own;
    }

    static Host start(Home home, Settings settings, Map<String, String> env, Consumer<String> tell) {
        Optional<AllInOne> taken = AllInOne.in(home, tell);
        if (taken.isEmpty()) {
            Running running = Running.read(home)
                    .orElseThrow(() -> new StartException("Autotag is just starting or stopping in " + home.root()
                            + "; call this again when \"ops/autotag status\" says that it is ready."));
            return new OwnHost(home, running, Optional.empty());
        }
        TemporalChoice temporal = TemporalChoice.first(settings, home, env, Missing.EPHEMERAL, tell);
        return new OwnHost(home, taken.get().start(settings, temporal), taken);
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.of(running.url().toString());
    }

    @Override
    public String key() {
        return AllInOne.adminKey(home);
    }

    @Override
    public String describe() {
        return "PostgreSQL, " + running.temporal() + ", API, worker";
    }

    @Override
    public boolean isOwn() {
        return own.isPresent();
    }

    @Override
    public void close() {
        own.ifPresent(AllInOne::close);
    }
}
