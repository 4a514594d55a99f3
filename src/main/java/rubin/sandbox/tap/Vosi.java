package rubin.sandbox.tap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rubin.sandbox.schema.CatalogueSchema;
import rubin.sandbox.schema.ColumnDef;
import rubin.sandbox.schema.ColumnType;
import rubin.sandbox.schema.KeyDef;
import rubin.sandbox.schema.SchemaDef;
import rubin.sandbox.schema.TableDef;
import rubin.sandbox.tap.http.Xml;

/** The documents of VOSI 1.1: what the service can do, whether it is up, what tables it has. */
final class Vosi {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String VS = "http://www.ivoa.net/xml/VODataService/v1.1";
    private static final String TAPREGEXT = "ivo://ivoa.net/std/TAPRegExt#";
    private static final List<String> GEOMETRY = List.of("POINT", "CIRCLE", "DISTANCE", "POLYGON", "CONTAINS");

    private Vosi() {
    }

    static String availability(boolean up, Instant since, String note) {
        return new Xml().open("vosi:availability", "xmlns:vosi", "http://www.ivoa.net/xml/VOSIAvailability/v1.0")
                .element("vosi:available", up).element("vosi:upSince", since).element("vosi:note", note).close().end();
    }

    /** As Rubin's: sync and async at one base, geometry of Qserv, uploads up to 32 MiB. */
    static String capabilities(String url, TapOptions options) {
        Xml xml = new Xml().open("vosi:capabilities", "xmlns:vosi", "http://www.ivoa.net/xml/VOSICapabilities/v1.0",
                "xmlns:xsi", XSI, "xmlns:vs", VS, "xmlns:tr", "http://www.ivoa.net/xml/TAPRegExt/v1.0");
        plain(xml, "ivo://ivoa.net/std/VOSI#capabilities", url + "/capabilities", "full", Optional.empty(), false);
        plain(xml, "ivo://ivoa.net/std/VOSI#availability", url + "/availability", "full", Optional.empty(), false);
        plain(xml, "ivo://ivoa.net/std/VOSI#tables-1.1", url + "/tables", "full", Optional.of("1.1"), options.token().isPresent());
        xml.open("capability", "standardID", "ivo://ivoa.net/std/TAP", "xsi:type", "tr:TableAccess");
        accessInterface(xml, url, "base", Optional.of("1.1"), options.token().isPresent());
        xml.open("language").element("name", "ADQL").element("version", "2.0", "ivo-id", "ivo://ivoa.net/std/ADQL#v2.0")
                .element("description", "ADQL 2.0, as far as Qserv takes it");
        features(xml, "features-adqlgeo", GEOMETRY);
        xml.close();
        format(xml, "output-votable-binary2", OutputFormat.MIME, "votable");
        format(xml, "output-votable-td", OutputFormat.MIME + ";serialization=TABLEDATA", "votable/td");
        format(xml, "output-votable-binary", OutputFormat.MIME + ";serialization=BINARY", "votable/b");
        for (String method : List.of("upload-inline", "upload-http")) {
            xml.open("uploadMethod", "ivo-id", TAPREGEXT + method).close();
        }
        limits(xml, "retentionPeriod", options.retention().toSeconds(), new String[0]);
        limits(xml, "executionDuration", options.maxExecution().toSeconds(), new String[0]);
        limits(xml, "outputLimit", options.maxrec(), new String[] {"unit", "row"});
        limits(xml, "uploadLimit", 33_554_432, new String[] {"unit", "byte"});
        return xml.close().close().end();
    }

    private static void features(Xml xml, String type, List<String> forms) {
        xml.open("languageFeatures", "type", TAPREGEXT + type);
        forms.forEach(f -> xml.open("feature").element("form", f).close());
        xml.close();
    }

    private static void format(Xml xml, String id, String mime, String alias) {
        xml.open("outputFormat", "ivo-id", TAPREGEXT + id).element("mime", mime).element("alias", alias).close();
    }

    private static void limits(Xml xml, String name, long value, String[] attributes) {
        xml.open(name).element("default", value, attributes).element("hard", value, attributes).close();
    }

    private static void plain(Xml xml, String standard, String url, String use, Optional<String> version, boolean secured) {
        xml.open("capability", "standardID", standard);
        accessInterface(xml, url, use, version, secured);
        xml.close();
    }

    private static void accessInterface(Xml xml, String url, String use, Optional<String> version, boolean secured) {
        if (version.isPresent()) {
            xml.open("interface", "xsi:type", "vs:ParamHTTP", "role", "std", "version", version.get());
        } else {
            xml.open("interface", "xsi:type", "vs:ParamHTTP", "role", "std");
        }
        xml.element("accessURL", url, "use", use);
        if (secured) {
            xml.open("securityMethod", "standardID", "ivo://ivoa.net/sso#BasicAA").close();
        }
        xml.close();
    }

    /** @param columns whether to list columns and keys: detail=max, or min */
    static String tables(CatalogueSchema schema, boolean columns) {
        Xml xml = new Xml().open("vosi:tableset", "xmlns:vosi", "http://www.ivoa.net/xml/VOSITables/v1.0",
                "xmlns:xsi", XSI, "xmlns:vs", VS);
        for (SchemaDef group : schema.schemas()) {
            xml.open("schema").element("name", group.name()).element("description", group.description());
            group.tables().forEach(t -> table(xml, "table", t, schema, columns));
            xml.close();
        }
        return xml.close().end();
    }

    /** One table with its columns and keys. */
    static String table(CatalogueSchema schema, TableDef table) {
        Xml xml = new Xml();
        table(xml, "vosi:table", table, schema, true, "xmlns:vosi", "http://www.ivoa.net/xml/VOSITables/v1.0",
                "xmlns:xsi", XSI, "xmlns:vs", VS);
        return xml.end();
    }

    private static void table(Xml xml, String element, TableDef table, CatalogueSchema schema, boolean columns, String... attributes) {
        xml.open(element, attributes).element("name", table.qualifiedName()).element("description", table.description());
        if (columns) {
            table.columns().forEach(c -> column(xml, c, table.schema().equals(TapSchema.NAME)));
            schema.keys().stream().filter(k -> k.fromTable().equalsIgnoreCase(table.qualifiedName())).forEach(k -> key(xml, k));
        }
        xml.close();
    }

    private static void column(Xml xml, ColumnDef column, boolean standard) {
        xml.open("column", "std", String.valueOf(standard)).element("name", TapSchema.published(column))
                .optional("description", column.description()).optional("unit", column.unit()).optional("ucd", column.ucd());
        ColumnType type = column.type();
        if (type.kind() == ColumnType.Kind.TIMESTAMP) {
            xml.element("dataType", type.kind().datatype(), "xsi:type", "vs:VOTableType", "arraysize",
                    type.arraysize().isEmpty() ? "*" : type.arraysize(), "extendedType", "timestamp");
        } else if (type.arraysize().isEmpty()) {
            xml.element("dataType", type.kind().datatype(), "xsi:type", "vs:VOTableType");
        } else {
            xml.element("dataType", type.kind().datatype(), "xsi:type", "vs:VOTableType", "arraysize", type.arraysize());
        }
        if (column.principal()) {
            xml.element("flag", "principal");
        }
        if (column.indexed()) {
            xml.element("flag", "indexed");
        }
        xml.close();
    }

    private static void key(Xml xml, KeyDef key) {
        xml.open("foreignKey").element("targetTable", key.targetTable()).open("fkColumn")
                .element("fromColumn", key.fromColumn()).element("targetColumn", key.targetColumn()).close().close();
    }
}
