package io.autotag.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Exports in the eyes of other tools: of each picture they know of its boxes, as "label x y w h" in whole pixels. */
public final class ForeignReaders {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ForeignReaders() {}

    /** The text of each file. */
    public static Map<String, String> unzip(InputStream zip) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(zip)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** The text of a file that has to be there. */
    public static String file(Map<String, String> files, String name) {
        return known(files, name);
    }

    private static <K, V> V known(Map<K, V> all, K key) {
        V value = all.get(key);
        if (value == null) {
            throw new AssertionError("There is no " + key + " among " + all.keySet());
        }
        return value;
    }

    public static Map<String, List<String>> coco(Map<String, String> files) throws IOException {
        JsonNode all = json(file(files, "annotations.json"));
        Map<Integer, String> names = new HashMap<>();
        all.path("categories")
                .forEach(one ->
                        names.put(one.path("id").asInt(), one.path("name").asText()));
        Map<Integer, String> pictures = new HashMap<>();
        Map<String, List<String>> found = new TreeMap<>();
        for (JsonNode image : all.path("images")) {
            String file = image.path("file_name").asText();
            pictures.put(image.path("id").asInt(), file);
            found.put(file, new ArrayList<>());
        }
        for (JsonNode one : all.path("annotations")) {
            JsonNode box = one.path("bbox");
            known(found, known(pictures, one.path("image_id").asInt()))
                    .add(line(
                            known(names, one.path("category_id").asInt()),
                            box.get(0).asDouble(),
                            box.get(1).asDouble(),
                            box.get(2).asDouble(),
                            box.get(3).asDouble()));
        }
        return found;
    }

    /** All pictures have the same size. */
    public static Map<String, List<String>> yolo(Map<String, String> files, int width, int height) {
        List<String> names = file(files, "classes.txt").lines().toList();
        Map<String, List<String>> found = new TreeMap<>();
        file(files, "train.txt").lines().forEach(picture -> {
            String path = picture.substring("./images/".length());
            String labels = file(files, "labels/" + path.replaceAll("\\.jpg$", ".txt"));
            List<String> boxes = new ArrayList<>();
            labels.lines().map(line -> line.split(" ")).forEach(part -> {
                double w = Double.parseDouble(part[3]) * width;
                double h = Double.parseDouble(part[4]) * height;
                double x = Double.parseDouble(part[1]) * width - w / 2;
                double y = Double.parseDouble(part[2]) * height - h / 2;
                boxes.add(line(names.get(Integer.parseInt(part[0])), x, y, w, h));
            });
            found.put(path, boxes);
        });
        return found;
    }

    public static Map<String, List<String>> voc(Map<String, String> files) {
        Map<String, List<String>> found = new TreeMap<>();
        file(files, "ImageSets/Main/default.txt").lines().forEach(stem -> {
            Element picture = xml(file(files, "Annotations/" + stem + ".xml")).getDocumentElement();
            List<String> boxes = new ArrayList<>();
            NodeList objects = picture.getElementsByTagName("object");
            for (int i = 0; i < objects.getLength(); i++) {
                Element object = (Element) objects.item(i);
                double x = number(object, "xmin");
                double y = number(object, "ymin");
                boxes.add(line(text(object, "name"), x, y, number(object, "xmax") - x, number(object, "ymax") - y));
            }
            found.put(text(picture, "filename"), boxes);
        });
        return found;
    }

    public static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Document xml(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (ParserConfigurationException | SAXException | IOException failure) {
            throw new AssertionError("No XML: " + text, failure);
        }
    }

    public static String line(String label, double x, double y, double w, double h) {
        return label + " " + Math.round(x) + " " + Math.round(y) + " " + Math.round(w) + " " + Math.round(h);
    }

    private static double number(Element parent, String name) {
        return Double.parseDouble(text(parent, name));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
