package rubin.sandbox.tap;

import java.sql.Connection;
import java.sql.SQLException;

import rubin.sandbox.schema.CatalogueSchema;

/** The H2 database that queries run on. Tables are named as in ADQL; flags are SMALLINT; sciSQL's functions are registered. */
public interface TapDatabase {

    /** A new connection, which the caller closes. */
    Connection connect() throws SQLException;

    /** What is published. */
    CatalogueSchema schema();
}
