// The browser's side of "ops/bench ui": takes times in a real Chromium, and prints them as figures.

import { chromium } from "playwright-core";
import { paintedDecisions } from "./bench/decisions.mjs";
import { firstResults } from "./bench/explore.mjs";
import { facetClicks } from "./bench/facets.mjs";
import { redraws } from "./bench/redraw.mjs";
import { scrolled } from "./bench/scroll.mjs";

const {
  AUTOTAG_URL: server,
  AUTOTAG_KEY: key,
  AUTOTAG_CHROMIUM: executablePath = "/usr/bin/chromium",
  BENCH_PROJECT: project,
  BENCH_ITEMS: items,
  BENCH_CROWDED: crowded,
} = process.env;
if (!server || !key || !project || !crowded) {
  console.error('This is run by "ops/bench ui".');
  process.exit(1);
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** A page that is signed in, with nothing cached. */
async function page() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: server });
  const answer = await context.request.post("/api/v1/session/", { data: { key } });
  if (!answer.ok()) throw new Error(`Signing in failed: ${await answer.text()}`);
  return context.newPage();
}

const place = (path, search = {}) => `/p/${project}/${path}?${new URLSearchParams(search)}`;
const stand = { page, place, items: Number(items), crowded };
const figure = (name, value, unit = "ms") => console.log(`figure ${name} ${value.toFixed(1)} ${unit}`);

try {
  figure("explore_first_results_ms", await firstResults(stand));
  figure("facet_click_p95_ms", await facetClicks(stand));
  figure("decision_to_paint_p95_ms", await paintedDecisions(stand));
  figure("redraw_5000_boxes_ms", await redraws(stand));
  const scroll = await scrolled(stand);
  figure("scroll_items", scroll.items, "items");
  figure("scroll_tiles_most", scroll.tiles, "tiles");
  figure("scroll_heap_growth_mb", scroll.growth, "MB");
  figure("scroll_back_ms", scroll.back);
} finally {
  await browser.close();
}
