package io.autotag.api.view;

import io.autotag.store.Organisation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** The organisation that a key belongs to. */
@Schema(name = "Organisation")
public record OrganisationView(String uid, String name, String slug, Instant createdAt) {

    public static OrganisationView from(Organisation organisation) {
        return new OrganisationView(
                organisation.uid(), organisation.name(), organisation.slug(), organisation.createdAt());
    }
}
