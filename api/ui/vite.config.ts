import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `npm run dev` finds the API; the built files are served by the API itself. */
const server = process.env["AUTOTAG_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  build: {
    target: ["chrome123", "firefox121", "safari17.5"],
    // Small fonts as data: addresses would be refused by the Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every page needs comes as one file: a browser with an empty cache asks six at a time.
        codeSplitting: {
          groups: [
            {
              name: "shell",
              test: /node_modules\/(?:react|react-dom|scheduler|@tanstack\/(?:react-router|router-core|history|store|react-store|query-core|react-query)|seroval[^/]*|openapi-fetch)\//,
            },
            // Small things that several pages share, which were 14 files behind the shell.
            {
              name: "common",
              test: /\/canvas\/(?:bands|drawBoxes)|\/(?:BandSign|Segments|Picture|tiles|recent|images|similar|useMay)\.|\/lucide-react\//,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": { target: server, changeOrigin: false }, "/openapi.json": server } },
});
