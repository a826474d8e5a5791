package io.autotag.store;

import io.autotag.mask.Mask;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Predictions in PostgreSQL's binary COPY format, big-endian: a signature, flags and a header extension; for each row
 * the number of fields, and each field as its length and bytes, length -1 being null; -1 as the last row.
 */
final class PredictionCopy {

    private static final String COPY = "COPY prediction (shard, set_id, item_id, seq, run_id, label_id, level, score,"
            + " confidence, x, y, w, h, geometry) FROM STDIN (FORMAT BINARY)";
    private static final int NULL = -1;
    private static final int FIELDS = 14;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final WriteFence fence;
    private final Map<String, Integer> labels;
    private long rows;

    private PredictionCopy(WriteFence fence, Map<String, Integer> labels) {
        this.fence = fence;
        this.labels = labels;
    }

    /** Copies the items' predictions, numbering each item's from 0, and says how many there were. */
    static long write(Transaction tx, WriteFence fence, List<ItemPredictions> items, Map<String, Integer> labelIds) {
        PredictionCopy copy = new PredictionCopy(fence, labelIds);
        try {
            copy.encode(items);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory does not fail as a stream.", impossible);
        }
        if (copy.rows > 0) {
            send(tx, copy.bytes.toByteArray());
        }
        return copy.rows;
    }

    private static void send(Transaction tx, byte[] encoded) {
        tx.jdbc(connection -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            try {
                copy.writeToCopy(encoded, 0, encoded.length);
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    private void encode(List<ItemPredictions> items) throws IOException {
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
        for (ItemPredictions item : items) {
            int seq = 0;
            for (NewPrediction prediction : item.predictions()) {
                row(item.itemId(), seq, prediction);
                seq++;
            }
        }
        out.writeShort(-1);
    }

    private void row(long itemId, int seq, NewPrediction prediction) throws IOException {
        out.writeShort(FIELDS);
        shortField(fence.shard());
        intField((int) fence.setId());
        longField(itemId);
        shortField(seq);
        intField((int) fence.runId());
        intField(labelId(prediction.label()));
        shortField(prediction.level().code());
        realField(prediction.score());
        realField(prediction.confidence());
        boxFields(prediction.box());
        maskField(prediction.mask());
        rows++;
    }

    private void boxFields(@Nullable Box box) throws IOException {
        if (box == null) {
            for (int i = 0; i < 4; i++) {
                out.writeInt(NULL);
            }
            return;
        }
        realField(box.x());
        realField(box.y());
        realField(box.w());
        realField(box.h());
    }

    private void maskField(@Nullable Mask mask) throws IOException {
        if (mask == null) {
            out.writeInt(NULL);
            return;
        }
        byte[] written = mask.toBytes();
        out.writeInt(written.length);
        out.write(written);
    }

    private int labelId(String label) {
        Integer id = labels.get(label);
        if (id == null) {
            throw StoreException.invalid("The model version has no label \"" + label + "\".");
        }
        return id;
    }

    private void shortField(int value) throws IOException {
        out.writeInt(Short.BYTES);
        out.writeShort(value);
    }

    private void intField(int value) throws IOException {
        out.writeInt(Integer.BYTES);
        out.writeInt(value);
    }

    private void longField(long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private void realField(float value) throws IOException {
        out.writeInt(Float.BYTES);
        out.writeFloat(value);
    }
}
