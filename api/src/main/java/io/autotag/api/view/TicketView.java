package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where and with which form fields, in this order, a file is to be sent; the part {@code file} comes last. */
@Schema(name = "UploadTicket")
public record TicketView(String url, String method, Map<String, String> fields) {

    public TicketView {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
