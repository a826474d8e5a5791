package io.autotag.groundtruth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a reader found, in lines. */
final class Collected implements TruthSink {

    final List<String> pictures = new ArrayList<>();
    final List<TruthRecord> records = new ArrayList<>();
    final List<String> rejections = new ArrayList<>();

    /** How many names were asked for at a time. */
    final List<Integer> asked = new ArrayList<>();

    private final Map<Long, String> numbers = new HashMap<>();

    static Collected of(TruthFormat format, Path file) throws IOException {
        Collected collected = new Collected();
        format.read(file, collected);
        return collected;
    }

    /** A file of this text in the folder. */
    static Path file(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("file.json"), text);
    }

    /** A zip of these texts in the folder. */
    static Path zip(Path folder, Map<String, String> texts) throws IOException {
        Path file = folder.resolve("file.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    List<String> lines() {
        return records.stream()
                .map(record -> record.picture() + " " + record.label() + " " + record.box())
                .toList();
    }

    @Override
    public void picture(long number, NamedPicture picture) {
        numbers.putIfAbsent(number, picture.name());
        pictures.add(picture.name());
    }

    @Override
    public Map<Long, String> names(Collection<Long> wanted) {
        asked.add(wanted.size());
        Map<Long, String> called = new HashMap<>(numbers);
        called.keySet().retainAll(wanted);
        return called;
    }

    @Override
    public void picture(String place, String name) {
        pictures.add(name);
    }

    @Override
    public void record(TruthRecord record) {
        records.add(record);
    }

    @Override
    public void rejected(Rejection rejection) {
        rejections.add(rejection.place() + ": " + rejection.sentence());
    }
}
