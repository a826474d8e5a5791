package io.autotag.bitmap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a block as bytes: its facts, and each set of predictions. */
public final class BlockCodec {
    /** Grows whenever these bytes come to mean something else; then saved ones are thrown away. */
    public static final int LAYOUT = 1;

    private BlockCodec() {}

    /** The predictions of the set in the block. */
    public static byte[] predictions(Block block, int set) {
        return written(out -> write(out, block.set(set)));
    }

    public static byte[] facts(Block block) {
        return written(out -> write(out, block.facts()));
    }

    /** The block with what was saved of the set. */
    public static Block withPredictions(Block block, int set, byte[] saved) {
        Map<Integer, CellMap> sets = new HashMap<>(block.sets());
        sets.put(set, read(saved, BlockCodec::readCells));
        return Block.of(block.number(), block.facts(), sets);
    }

    /** The block with what was saved of its facts. */
    public static Block withFacts(Block block, byte[] saved) {
        return Block.of(block.number(), read(saved, BlockCodec::readFacts), block.sets());
    }

    private static void write(DataOutputStream out, CellMap cells) throws IOException {
        Varint.write(out, cells.size());
        long before = 0;
        for (long key : cells.keys()) {
            Varint.write(out, key - before);
            BitsCodec.write(out, cells.get(key));
            before = key;
        }
    }

    private static CellMap readCells(DataInputStream in) throws IOException {
        CellMapBuilder cells = new CellMapBuilder();
        long key = 0;
        for (long left = Varint.read(in); left > 0; left--) {
            key += Varint.read(in);
            cells.add(key, BitsCodec.read(in));
        }
        return cells.build();
    }

    private static void write(DataOutputStream out, Facts facts) throws IOException {
        write(out, facts.cells());
        write(out, facts.values());
        write(out, facts.oldest());
        write(out, facts.newest());
    }

    private static Facts readFacts(DataInputStream in) throws IOException {
        return new Facts(readCells(in), readValues(in), readInstant(in), readInstant(in));
    }

    private static void write(DataOutputStream out, @Nullable Instant instant) throws IOException {
        out.writeBoolean(instant != null);
        if (instant != null) {
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        }
    }

    private static @Nullable Instant readInstant(DataInputStream in) throws IOException {
        return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
    }

    private static void write(DataOutputStream out, ValueMap values) throws IOException {
        Varint.write(out, values.keys().size());
        for (Map.Entry<String, Map<Value, Bits>> key : values.keys().entrySet()) {
            writeText(out, key.getKey());
            Varint.write(out, key.getValue().size());
            for (Map.Entry<Value, Bits> value : key.getValue().entrySet()) {
                writeText(out, value.getKey().type().name());
                writeText(out, value.getKey().text());
                BitsCodec.write(out, value.getValue());
            }
        }
        Varint.write(out, values.unfollowed().size());
        for (String key : values.unfollowed()) {
            writeText(out, key);
        }
    }

    private static ValueMap readValues(DataInputStream in) throws IOException {
        Map<String, Map<Value, Bits>> keys = new HashMap<>();
        for (long left = Varint.read(in); left > 0; left--) {
            String key = readText(in);
            Map<Value, Bits> values = new HashMap<>();
            for (long more = Varint.read(in); more > 0; more--) {
                Value value = new Value(Value.Type.valueOf(readText(in)), readText(in));
                values.put(value, BitsCodec.read(in));
            }
            keys.put(key, values);
        }
        Set<String> unfollowed = new HashSet<>();
        for (long left = Varint.read(in); left > 0; left--) {
            unfollowed.add(readText(in));
        }
        return ValueMap.of(keys, unfollowed);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Varint.write(out, bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes((int) Varint.read(in)), StandardCharsets.UTF_8);
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Unable to write to memory.", impossible);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(byte[] saved, Reading<T> reading) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
            return reading.read(in);
        } catch (IOException damaged) {
            throw new UncheckedIOException("A saved block is damaged.", damaged);
        }
    }

    /** Writes a part. */
    @FunctionalInterface
    private interface Writing {
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads a part. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(DataInputStream in) throws IOException;
    }
}
