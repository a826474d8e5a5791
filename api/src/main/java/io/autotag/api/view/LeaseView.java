package io.autotag.api.view;

import io.autotag.store.Lease;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who holds an item, by login, and until when if it is not used; {@code mine} says whether that is whoever asks. */
@Schema(name = "Lease")
public record LeaseView(String by, Instant until, boolean mine) {

    public static LeaseView from(Lease lease, String login) {
        return new LeaseView(lease.login(), lease.until(), lease.login().equals(login));
    }

    static @Nullable LeaseView fromNullable(@Nullable Lease lease, String login) {
        return lease == null ? null : from(lease, login);
    }
}
