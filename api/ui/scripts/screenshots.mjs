// Takes pictures of every page, in both themes and two sizes, from a running server with the demonstration's project.
//
//   AUTOTAG_URL=... AUTOTAG_KEY=... AUTOTAG_HOME=... AUTOTAG_SOURCE_FOLDERS=... node scripts/screenshots.mjs OUTPUT [PAGE ...]

import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { furnishDemo, furnishHarbour } from "./screenshots/furnish.mjs";
import { key, list, server } from "./screenshots/server.mjs";

const {
  AUTOTAG_CHROMIUM: executablePath = "/usr/bin/chromium",
  AUTOTAG_HOME: home,
  AUTOTAG_SOURCE_FOLDERS: folders,
} = process.env;
const [output, ...wanted] = process.argv.slice(2);
if (!output || !home || !folders) {
  console.error("usage: AUTOTAG_HOME=... AUTOTAG_SOURCE_FOLDERS=... node scripts/screenshots.mjs OUTPUT");
  process.exit(1);
}

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const UNSURE = "score >= 0 AND score < 0.5";
const search = (fields) => new URLSearchParams(fields).toString();

const demo = (await list("/projects/")).find((one) => one.name === "Demo");
if (!demo) throw new Error('There is no project "Demo": start the server with "ops/autotag demo".');
await furnishDemo(demo);
const harbour = await furnishHarbour(folders.split(",")[0], `${home}/demo/photos`);
const runs = await list(`/projects/${demo.uid}/runs/`);
const run = runs.find((one) => one.failed_items > 0 && one.predictions > 0) ?? runs[0];
const model = (await list("/models/")).find((one) => one.active_version);
const [unread] = await list(`/datasets/${harbour.project.datasets[0]}/sources/`);

const inDemo = (path) => `/p/${demo.uid}/${path}`;
const inHarbour = (path) => `/p/${harbour.project.uid}/${path}`;
const PAGES = {
  "sign-in": "/sign-in",
  explore: inDemo(`explore?${search({ q: UNSURE, sort: "uncertainty" })}`),
  review: inDemo(
    `review?${search({ q: 'object_prefix:person AND autotag_status = "pending" AND score >= 0', sort: "uncertainty" })}`,
  ),
  wall: inDemo(`review?${search({ q: "score >= 0", mode: "wall" })}`),
  runs: inDemo("runs"),
  ...(run ? { run: inDemo(`runs/${run.uid}?tab=failures`) } : {}),
  share: inHarbour(`runs/${harbour.run.uid}`),
  models: inDemo("models"),
  ...(model ? { model: inDemo(`models/${model.uid}/${model.active_version.version}`) } : {}),
  compare: inDemo(`compare?${search({ a: "coco-centernet@1", b: "coco-centernet@2" })}`),
  slices: inDemo("slices"),
  exports: inDemo("exports"),
  upload: inDemo("upload"),
  sources: inHarbour(`sources?${search({ unread: unread.uid })}`),
  "add-source": inHarbour("sources"),
  autotag: inDemo("settings/autotag"),
  limits: inHarbour("settings/autotag"),
  labels: inDemo("settings/labels"),
  access: inDemo("settings/access"),
  webhooks: inDemo("settings/webhooks"),
  keys: inDemo("settings/keys"),
};

/** What is done on a page before its picture is taken. */
const DEEDS = {
  wall: async (page) => {
    await page.getByRole("button", { name: "low" }).click();
    await page
      .getByRole("button", { name: / in .*, right$/ })
      .first()
      .waitFor();
  },
  share: (page) => page.getByRole("button", { name: "Share…" }).click(),
  "add-source": async (page) => {
    await page.getByRole("button", { name: "Add a source" }).click();
    await page.getByRole("button", { name: "Bucket" }).click();
  },
  limits: (page) => page.getByRole("heading", { name: "When and how fast" }).scrollIntoViewIfNeeded(),
};

mkdirSync(output, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const names = Object.keys(PAGES).filter((name) => wanted.length === 0 || wanted.includes(name));
for (const theme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const context = await browser.newContext({ viewport, colorScheme: theme, baseURL: server });
    const page = await context.newPage();
    let isSignedIn = false;
    for (const name of names) {
      if (name !== "sign-in" && !isSignedIn) {
        await context.request.post("/api/v1/session/", { data: { key } });
        isSignedIn = true;
      }
      await page.goto(PAGES[name]);
      await page.waitForLoadState("networkidle");
      await DEEDS[name]?.(page);
      await page.waitForFunction(() => [...document.images].every((image) => image.complete));
      await page.waitForTimeout(1200);
      await page.screenshot({ path: `${output}/${name}-${theme}-${size}.jpg`, type: "jpeg", quality: 74 });
    }
    await context.close();
  }
}
await browser.close();
console.log(`Pictures of ${names.length} pages are in ${output}.`);
