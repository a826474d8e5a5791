package io.autotag.model;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks through an ONNX file without loading it: weights are skipped, so a file of gigabytes costs no memory. Finds what
 * has to be known before a runtime that trusts the file may see it. Used once, by one thread.
 */
final class OnnxScan {

    /** The messages of onnx.proto that lead to what is looked for; texts of other fields are skipped. */
    private enum Message {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        TENSOR,
        SPARSE_TENSOR,
        FUNCTION,
        TRAINING,
        OPERATOR_SET,
        EXTERNAL_ENTRY;

        /** What a field of this message is, by the numbers of onnx.proto; null for what is skipped. */
        private static final Map<Message, Map<Integer, Message>> FIELDS = Map.of(
                MODEL, Map.of(7, GRAPH, 8, OPERATOR_SET, 20, TRAINING, 25, FUNCTION),
                GRAPH, Map.of(1, NODE, 5, TENSOR, 15, SPARSE_TENSOR),
                NODE, Map.of(5, ATTRIBUTE),
                ATTRIBUTE, Map.of(5, TENSOR, 10, TENSOR, 6, GRAPH, 11, GRAPH, 22, SPARSE_TENSOR, 23, SPARSE_TENSOR),
                TENSOR, Map.of(13, EXTERNAL_ENTRY),
                SPARSE_TENSOR, Map.of(1, TENSOR, 2, TENSOR),
                FUNCTION, Map.of(7, NODE, 11, ATTRIBUTE),
                TRAINING, Map.of(1, GRAPH, 2, GRAPH),
                OPERATOR_SET, Map.of(),
                EXTERNAL_ENTRY, Map.of());

        /** Which fields are kept as text. */
        private static final Map<Message, Set<Integer>> TEXTS = Map.of(
                NODE, Set.of(4, 7),
                FUNCTION, Set.of(1, 10),
                OPERATOR_SET, Set.of(1),
                EXTERNAL_ENTRY, Set.of(1, 2));

        private Map<Integer, Message> fields() {
            return FIELDS.getOrDefault(this, Map.of());
        }

        private Set<Integer> texts() {
            return TEXTS.getOrDefault(this, Set.of());
        }
    }

    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 4_096;

    /** Distinct ones are kept in memory; no exporter knows so many. */
    private static final int MOST_NAMES = 10_000;

    private static final int VERSION = 2;

    private final CodedInputStream file;
    private final Set<String> externalFiles = new TreeSet<>();
    private final Set<String> operators = new TreeSet<>();
    private final Set<String> functions = new TreeSet<>();
    private int graphs;
    private long opset;

    private OnnxScan(CodedInputStream file) {
        this.file = file;
    }

    /** Throws {@link InvalidProtocolBufferException} for what is no message at all or ends too early. */
    static OnnxScan of(InputStream stream) throws IOException {
        CodedInputStream file = CodedInputStream.newInstance(stream, 1 << 16);
        file.setSizeLimit(Integer.MAX_VALUE);
        OnnxScan scan = new OnnxScan(file);
        scan.walk(Message.MODEL, 0);
        return scan;
    }

    /** Paths of weights outside of the file, as the file has them. */
    Set<String> externalFiles() {
        return externalFiles;
    }

    /** Whether this is a model: it has a graph and says which operators it is written in. */
    boolean isModel() {
        return graphs > 0 && opset > 0;
    }

    /** The version of ONNX's own operators. */
    long opset() {
        return opset;
    }

    /** Operators of other domains than these that the file does not define itself, as {@code domain:name}. */
    Set<String> foreignOperators(Set<String> known) {
        Set<String> foreign = new TreeSet<>(operators);
        foreign.removeAll(functions);
        foreign.removeIf(operator -> known.contains(operator.substring(0, operator.indexOf(':'))));
        return foreign;
    }

    private void walk(Message message, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new InvalidProtocolBufferException("nested too deep");
        }
        Map<Integer, String> texts = new HashMap<>();
        long number = 0;
        for (int tag = file.readTag(); tag != 0; tag = file.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            boolean bytes = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            Message inner = message.fields().get(field);
            if (bytes && inner != null) {
                int outside = file.pushLimit(file.readRawVarint32());
                walk(inner, depth + 1);
                file.checkLastTagWas(0);
                file.popLimit(outside);
            } else if (bytes && message.texts().contains(field)) {
                texts.put(field, text());
            } else if (message == Message.OPERATOR_SET && field == VERSION && !bytes) {
                number = file.readInt64();
            } else if (!file.skipField(tag)) {
                throw new InvalidProtocolBufferException("ends a group that never began");
            }
        }
        note(message, texts, number);
    }

    private String text() throws IOException {
        int length = file.readRawVarint32();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new InvalidProtocolBufferException("a name of " + length + " bytes");
        }
        return new String(file.readRawBytes(length), StandardCharsets.UTF_8);
    }

    private void note(Message message, Map<Integer, String> texts, long number) throws IOException {
        if (operators.size() + functions.size() + externalFiles.size() > MOST_NAMES) {
            throw new InvalidProtocolBufferException("more than " + MOST_NAMES + " kinds of operators");
        }
        switch (message) {
            case GRAPH -> graphs++;
            case NODE -> operators.add(texts.getOrDefault(7, "") + ":" + texts.getOrDefault(4, ""));
            case FUNCTION -> functions.add(texts.getOrDefault(10, "") + ":" + texts.getOrDefault(1, ""));
            case OPERATOR_SET -> noteOperators(texts.getOrDefault(1, ""), number);
            case EXTERNAL_ENTRY -> noteEntry(texts);
            default -> {
                // Only on the way to others.
            }
        }
    }

    private void noteOperators(String domain, long version) {
        if (domain.isEmpty() || domain.equals("ai.onnx")) {
            opset = Math.max(opset, version);
        }
    }

    private void noteEntry(Map<Integer, String> texts) {
        if ("location".equals(texts.get(1))) {
            externalFiles.add(texts.getOrDefault(2, ""));
        }
    }
}
