// Takes pictures of every page, in both themes and two sizes, from a running server with the demonstration's project.
//
//   AUTOTAG_URL=http://localhost:8080 AUTOTAG_KEY=... node scripts/screenshots.mjs OUTPUT [PAGE ...]

import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const {
  AUTOTAG_URL: server,
  AUTOTAG_KEY: key,
  AUTOTAG_CHROMIUM: executablePath = "/usr/bin/chromium",
} = process.env;
const [output, ...wanted] = process.argv.slice(2);
if (!server || !key || !output) {
  console.error("usage: AUTOTAG_URL=... AUTOTAG_KEY=... node scripts/screenshots.mjs OUTPUT");
  process.exit(1);
}

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const UNSURE = "score >= 0 AND score < 0.5";
const search = (fields) => new URLSearchParams(fields).toString();

const get = async (path, body) => {
  const response = await fetch(`${server}/api/v1${path}`, {
    headers: { "X-Avala-Api-Key": key, "Content-Type": "application/json" },
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
};

const project = (await get("/projects/")).results.find((one) => one.name === "Demo");
if (!project) throw new Error('There is no project "Demo": start the server with "ops/autotag demo".');
const runs = (await get(`/projects/${project.uid}/runs/`)).results;
const run = runs.find((one) => one.failed_items > 0 && one.predictions > 0) ?? runs[0];
const model = (await get("/models/")).results.find((one) => one.active_version);

const PAGES = {
  explore: `explore?${search({ q: UNSURE, sort: "uncertainty" })}`,
  review: `review?${search({ q: 'object_prefix:person AND autotag_status = "pending" AND score >= 0', sort: "uncertainty" })}`,
  wall: `review?${search({ q: "score >= 0", mode: "wall" })}`,
  runs: "runs",
  ...(run ? { run: `runs/${run.uid}?tab=failures` } : {}),
  models: "models",
  ...(model ? { model: `models/${model.uid}/${model.active_version.version}` } : {}),
  compare: `compare?${search({ a: "coco-centernet@1", b: "coco-centernet@2" })}`,
  slices: "slices",
  exports: "exports",
  upload: "upload",
  autotag: "settings/autotag",
  labels: "settings/labels",
  access: "settings/access",
  webhooks: "settings/webhooks",
  keys: "settings/keys",
};

/** Makes one of each where there is none, as somebody who works with the pages would. */
async function furnish() {
  const list = async (path) => (await get(path)).results;
  const named = { project: project.uid, name: "Unsure boats", query: "object_prefix:boat AND score < 0.5" };
  if ((await list("/slices/admin/list/")).length === 0)
    await get("/slices/", { ...named, visibility: "private" });
  if ((await list("/webhooks/")).length === 0) {
    const events = ["run.completed", "run.failed"];
    await get("/webhooks/", { target_url: "https://example.org/hooks/autotag", events });
  }
  if ((await list(`/exports/?project=${project.uid}`)).length > 0) return;
  const wanted = { ...named, format: "coco", content: "suggestions", images: true };
  const { uid } = await get("/exports/", wanted);
  while ((await get(`/exports/${uid}/`)).finished_at == null) await new Promise((go) => setTimeout(go, 500));
}

await furnish();
mkdirSync(output, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const theme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const context = await browser.newContext({ viewport, colorScheme: theme, baseURL: server });
    await context.request.post("/api/v1/session/", { data: { key } });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(PAGES)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      await page.goto(`/p/${project.uid}/${path}`);
      await page.waitForLoadState("networkidle");
      if (name === "wall") {
        await page.getByRole("button", { name: "low" }).click();
        await page
          .getByRole("button", { name: / in .*, right$/ })
          .first()
          .waitFor();
      }
      await page.waitForFunction(() => [...document.images].every((image) => image.complete));
      await page.waitForTimeout(1200);
      await page.screenshot({ path: `${output}/${name}-${theme}-${size}.jpg`, type: "jpeg", quality: 74 });
    }
    await context.close();
  }
}
await browser.close();
console.log(`Pictures of ${Object.keys(PAGES).length} pages are in ${output}.`);
