package io.autotag.model.tfjs;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A test model, imported and run by ONNX Runtime. */
final class Imported {

    private final TestModel model;
    private final Map<String, OnnxTensor> inputs = new HashMap<>();

    private Imported(TestModel model) {
        this.model = model;
    }

    static Imported of(TestModel model) {
        return new Imported(model);
    }

    Imported with(String input, float[] numbers, long... shape) {
        try {
            inputs.put(
                    input, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(numbers), shape));
            return this;
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    Imported with(String input, int[] numbers, long... shape) {
        try {
            inputs.put(input, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), IntBuffer.wrap(numbers), shape));
            return this;
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the model answers under this output. */
    Answer answer(String output) {
        return Objects.requireNonNull(answers().get(output), "no output " + output);
    }

    /** The numbers of this output. */
    float[] numbers(String output) {
        return answer(output).values();
    }

    /** All outputs by name, in the order of the file. */
    Map<String, Answer> answers() {
        try {
            return run(onnx());
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** The file as a message. */
    ModelProto model() {
        try {
            return ModelProto.parseFrom(onnx());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] onnx() {
        Path folder = folder();
        try {
            Path onnx = folder.resolve("model.onnx");
            TfjsImporter.importModel(model.write(folder), onnx);
            return Files.readAllBytes(onnx);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private Map<String, Answer> run(byte[] onnx) throws OrtException {
        Map<String, Answer> answers = new LinkedHashMap<>();
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx);
                OrtSession.Result result = session.run(inputs)) {
            result.forEach(entry -> answers.put(entry.getKey(), Answer.of((OnnxTensor) entry.getValue())));
        }
        return answers;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tfjs-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
