package io.autotag.format;

import io.autotag.store.Box;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportedItem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** An XML file a picture, as Pascal VOC has them; what VOC cannot say stands in elements of our own. */
final class VocWriter implements FormatWriter {

    /** What no XML 1.0 file may hold. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final ZipWriter zip;
    private final String database;
    private final LabelledPictures labelled = new LabelledPictures();

    VocWriter(ExportAttempt attempt, ZipWriter zip) throws IOException {
        this.zip = zip;
        this.database = attempt.project().name();
    }

    @Override
    public String pictureFolder() {
        return "JPEGImages/";
    }

    @Override
    public boolean add(ExportedItem item, String path, List<Mark> marks) throws IOException {
        if (!LabelledPictures.isLabelled(item, marks)) {
            return true;
        }
        String stem = ItemPaths.stem(path);
        file("Annotations/" + stem + ".xml", xml(item, path, marks));
        labelled.add(stem);
        return true;
    }

    private String xml(ExportedItem item, String path, List<Mark> marks) {
        Integer width = item.item().width();
        Integer height = item.item().height();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<annotation>\n")
                .append(element("  ", "folder", "JPEGImages"))
                .append(element("  ", "filename", path))
                .append("  <source>\n")
                .append(element("    ", "database", database))
                .append("  </source>\n  <size>\n")
                .append(element("    ", "width", width == null ? "0" : width.toString()))
                .append(element("    ", "height", height == null ? "0" : height.toString()))
                .append(element("    ", "depth", "3"))
                .append("  </size>\n")
                .append(element("  ", "segmented", "0"));
        own(xml, item, marks);
        marks.forEach(mark -> object(xml, mark));
        return xml.append("</annotation>\n").toString();
    }

    private static void own(StringBuilder xml, ExportedItem item, List<Mark> marks) {
        xml.append("  <autotag>\n")
                .append(element("    ", "item", item.item().uid()))
                .append(element("    ", "review", item.state().name().toLowerCase(Locale.ROOT)))
                .append(element("    ", "empty", Boolean.toString(item.isReviewedAndEmpty())));
        for (Mark mark : marks) {
            if (mark.box() == null) {
                xml.append("    <tag>\n").append(element("      ", "name", mark.label()));
                said(xml, "      ", mark);
                xml.append("    </tag>\n");
            }
        }
        xml.append("  </autotag>\n");
    }

    private static void object(StringBuilder xml, Mark mark) {
        Box box = mark.box();
        if (box == null) {
            return;
        }
        xml.append("  <object>\n")
                .append(element("    ", "name", mark.label()))
                .append(element("    ", "pose", "Unspecified"))
                .append(element("    ", "truncated", "0"))
                .append(element("    ", "difficult", "0"))
                .append("    <bndbox>\n")
                .append(element("      ", "xmin", pixels(box.x())))
                .append(element("      ", "ymin", pixels(box.y())))
                .append(element("      ", "xmax", pixels((double) box.x() + box.w())))
                .append(element("      ", "ymax", pixels((double) box.y() + box.h())))
                .append("    </bndbox>\n    <autotag>\n");
        said(xml, "      ", mark);
        xml.append("    </autotag>\n  </object>\n");
    }

    private static void said(StringBuilder xml, String indent, Mark mark) {
        xml.append(element(indent, "source", mark.source()));
        if (mark.score() != null) {
            xml.append(element(indent, "score", mark.score().toString()));
        }
    }

    private static String pixels(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String element(String indent, String name, String text) {
        String escaped = NO_XML.matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return indent + "<" + name + ">" + escaped + "</" + name + ">\n";
    }

    @Override
    public void finish() throws IOException {
        try (OutputStream out = zip.text("ImageSets/Main/default.txt")) {
            labelled.writeTo(out);
        }
    }

    private void file(String name, String text) throws IOException {
        try (OutputStream out = zip.text(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        labelled.close();
    }
}
