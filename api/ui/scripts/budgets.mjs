// Fails the build when what a page loads is over its budget (gzip, kB). Reads Vite's manifest: an entry with all that it
// imports at once, less what is there already: the shell, and for the editor the page that it comes into.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

const BUDGETS = [
  { name: "shell", entry: "index.html", limit: 140 },
  { name: "Explore", entry: "src/explore/Explore.tsx", limit: 80 },
  { name: "editor", entry: "src/query/QueryEditor.tsx", after: "src/explore/Explore.tsx", limit: 125 },
  { name: "Review", entry: "src/review/Review.tsx", limit: 60 },
];
const CSS_LIMIT = 20;
const FONTS_LIMIT = 90;

const zipped = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;

function scripts(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk || found.has(chunk.file)) return found;
  if (chunk.file.endsWith(".js")) found.add(chunk.file);
  for (const next of chunk.imports ?? []) scripts(next, found);
  return found;
}

const shell = scripts("index.html");
const over = [];

function report(name, size, limit) {
  console.log(`${name.padEnd(10)} ${size.toFixed(1).padStart(7)} kB of ${limit} kB`);
  if (size > limit) over.push(name);
}

for (const { name, entry, after, limit } of BUDGETS) {
  if (!manifest[entry]) continue;
  const before = entry === "index.html" ? new Set() : new Set([...shell, ...(after ? scripts(after) : [])]);
  const files = [...scripts(entry)].filter((file) => !before.has(file));
  report(
    name,
    files.reduce((sum, file) => sum + zipped(file), 0),
    limit,
  );
}
const assets = readdirSync(new URL("assets/", dist)).map((file) => `assets/${file}`);
report(
  "CSS",
  assets.filter((file) => file.endsWith(".css")).reduce((sum, file) => sum + zipped(file), 0),
  CSS_LIMIT,
);
const latin = assets.filter((file) => /-latin-wght-normal.*\.woff2$/.test(file));
report(
  "fonts",
  latin.reduce((sum, file) => sum + statSync(new URL(file, dist)).size / 1000, 0),
  FONTS_LIMIT,
);

if (over.length > 0) {
  console.error(`Over budget: ${over.join(", ")}. Load less at once, or leave something out.`);
  process.exit(1);
}
