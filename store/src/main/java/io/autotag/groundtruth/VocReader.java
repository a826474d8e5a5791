package io.autotag.groundtruth;

import io.autotag.groundtruth.TextArchive.TextRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Pascal VOC's XML files. Their corners are pixels that count from 1 and belong to the box, so a box from 1 to 10 begins
 * at 0 and is ten wide. Those of our own exports are taken as they are written.
 */
final class VocReader {

    private final TextArchive archive;
    private final TruthSink sink;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

    VocReader(TextArchive archive, TruthSink sink) {
        this.archive = archive;
        this.sink = sink;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /** @throws TruthFileException when the archive holds no XML */
    void read() throws IOException {
        List<ZipEntry> files = archive.entries(".xml");
        if (files.isEmpty()) {
            throw new TruthFileException(
                    "The archive holds no .xml file: Pascal VOC has one for each picture. Pack the folder Annotations.");
        }
        for (ZipEntry entry : files) {
            try {
                read(entry.getName(), archive.read(entry));
            } catch (TextRefusedException refused) {
                sink.rejected(entry.getName(), String.valueOf(refused.getMessage()));
            } catch (XMLStreamException broken) {
                int line =
                        broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
                sink.rejected(entry.getName() + " line " + line, "The XML is broken here; the file was left at this.");
            }
        }
    }

    private void read(String place, byte[] text) throws XMLStreamException {
        VocFile file = new VocFile(place, sink);
        XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(text));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> {
                    sink.rejected(place, "The XML has a document type, which no annotation needs: remove it.");
                    return;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (!file.begin(reader.getLocalName(), reader.getLocation().getLineNumber())) {
                        return;
                    }
                }
                case XMLStreamConstants.CHARACTERS -> file.text(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> file.end();
                default -> {
                    // comments and the like
                }
            }
        }
    }
}
