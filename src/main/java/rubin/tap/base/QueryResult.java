package rubin.tap.base;

import uk.ac.starlink.table.StarTable;

/**
 * A complete result.
 *
 * @param table its rows, as many as the service sent
 * @param truncated whether the service left out rows, because of its limit or MAXREC
 */
public record QueryResult(StarTable table, boolean truncated) {
}
