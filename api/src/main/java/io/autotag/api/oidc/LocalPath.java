package io.autotag.api.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after signing in: a page of this server, whatever the address said that it came by. */
public final class LocalPath {

    private static final String HOME = "/";
    private static final int LONGEST = 2_000;

    /** Browsers read a backslash as a slash, and two slashes as the beginning of a host. */
    private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

    private LocalPath() {}

    /** The path if it is one of this server's, else the page of the projects. */
    public static String of(@Nullable String wanted) {
        if (wanted == null || wanted.length() > LONGEST || !OWN.matcher(wanted).matches()) {
            return HOME;
        }
        try {
            URI address = new URI(wanted);
            String path = String.valueOf(address.getRawPath());
            boolean isPage = address.getRawAuthority() == null
                    && path.equals(address.normalize().getRawPath())
                    && !path.contains("//")
                    && !path.startsWith("/api/");
            return isPage ? wanted : HOME;
        } catch (URISyntaxException e) {
            return HOME;
        }
    }
}
