package io.autotag.ops;

import io.autotag.ops.cli.ApiClient;
import java.sql.Connection;
import java.sql.SQLException;

/** An Autotag in processes of its own, as its users and those who look into its tables meet it. */
interface Installation {

    /** Its API, as an administrator meets it. */
    ApiClient api();

    /** A connection to its database, beside all of Autotag. */
    Connection database() throws SQLException;
}
