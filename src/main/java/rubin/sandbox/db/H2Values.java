package rubin.sandbox.db;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.IntFunction;
import org.h2.util.DateTimeUtils;
import org.h2.value.TypeInfo;
import org.h2.value.Value;
import org.h2.value.ValueBigint;
import org.h2.value.ValueDouble;
import org.h2.value.ValueInteger;
import org.h2.value.ValueNull;
import org.h2.value.ValueReal;
import org.h2.value.ValueSmallint;
import org.h2.value.ValueTimestamp;
import org.h2.value.ValueVarchar;
import rubin.sandbox.schema.ColumnType;
import rubin.sandbox.sky.Keys;
import rubin.sandbox.sky.SkyCells;

/** Between the generator's cells and H2's values. */
final class H2Values {

    private static final Map<ColumnType.Kind, TypeInfo> TYPES = Map.of(
            ColumnType.Kind.BOOLEAN, TypeInfo.TYPE_SMALLINT,
            ColumnType.Kind.SHORT, TypeInfo.TYPE_SMALLINT,
            ColumnType.Kind.INT, TypeInfo.TYPE_INTEGER,
            ColumnType.Kind.LONG, TypeInfo.TYPE_BIGINT,
            ColumnType.Kind.FLOAT, TypeInfo.TYPE_REAL,
            ColumnType.Kind.DOUBLE, TypeInfo.TYPE_DOUBLE,
            ColumnType.Kind.CHAR, TypeInfo.TYPE_VARCHAR,
            ColumnType.Kind.UNICODECHAR, TypeInfo.TYPE_VARCHAR,
            ColumnType.Kind.TIMESTAMP, TypeInfo.TYPE_TIMESTAMP);
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(-Long.MAX_VALUE);

    private H2Values() {
    }

    static TypeInfo type(ColumnType type) {
        return TYPES.get(type.kind());
    }

    /** The function that gives a column's value in H2's terms. */
    static IntFunction<Value> reader(ColumnType type, SkyCells cells) {
        return switch (type.kind()) {
            case BOOLEAN, SHORT -> longs(cells, n -> ValueSmallint.get((short) n));
            case INT -> longs(cells, n -> ValueInteger.get((int) n));
            case LONG -> longs(cells, ValueBigint::get);
            case TIMESTAMP -> longs(cells, H2Values::timestamp);
            case FLOAT -> {
                SkyCells.Doubles doubles = (SkyCells.Doubles) cells;
                yield row -> {
                    float x = (float) doubles.at(row);
                    return Float.isNaN(x) ? ValueNull.INSTANCE : ValueReal.get(x);
                };
            }
            case DOUBLE -> {
                SkyCells.Doubles doubles = (SkyCells.Doubles) cells;
                yield row -> {
                    double x = doubles.at(row);
                    return Double.isNaN(x) ? ValueNull.INSTANCE : ValueDouble.get(x);
                };
            }
            case CHAR, UNICODECHAR -> {
                SkyCells.Texts texts = (SkyCells.Texts) cells;
                yield row -> {
                    String s = texts.at(row);
                    return s == null ? ValueNull.INSTANCE : ValueVarchar.get(s);
                };
            }
        };
    }

    private interface LongToValue {
        Value of(long n);
    }

    private static IntFunction<Value> longs(SkyCells cells, LongToValue toValue) {
        SkyCells.Longs longs = (SkyCells.Longs) cells;
        return row -> {
            long n = longs.at(row);
            return n == SkyCells.Longs.NULL ? ValueNull.INSTANCE : toValue.of(n);
        };
    }

    private static Value timestamp(long microsSince1970) {
        long day = Math.floorDiv(microsSince1970, MICROS_PER_DAY);
        long nanos = Math.floorMod(microsSince1970, MICROS_PER_DAY) * 1000;
        return ValueTimestamp.fromDateValueAndNanos(DateTimeUtils.dateValueFromAbsoluteDay(day), nanos);
    }

    /**
     * The index key of a bound. Where the bound lies between two keys, the wider one is taken: H2 tests the condition
     * itself on each row that the index gives.
     *
     * @param type type of the indexed column
     * @param upper whether it is an upper bound
     */
    static long key(ColumnType type, Value bound, boolean upper) {
        return switch (type.kind()) {
            case CHAR -> Keys.of(bound.getString());
            case FLOAT, DOUBLE -> Keys.of(bound.getDouble());
            default -> wholeKey(bound, upper);
        };
    }

    private static long wholeKey(Value bound, boolean upper) {
        return switch (bound.getValueType()) {
            case Value.REAL, Value.DOUBLE -> (long) (upper ? Math.ceil(bound.getDouble()) : Math.floor(bound.getDouble()));
            case Value.NUMERIC, Value.DECFLOAT -> bound.getBigDecimal()
                    .setScale(0, upper ? RoundingMode.CEILING : RoundingMode.FLOOR).max(SMALLEST).min(LARGEST).longValue();
            default -> bound.getLong();
        };
    }
}
