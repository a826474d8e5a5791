import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axe, type Stand, stand } from "./stand";

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

const PAGES = {
  explore: "Explore",
  runs: "Runs",
  models: "Models",
  slices: "Slices",
  exports: "Exports",
  "compare?a=coco-centernet@1&b=coco-centernet@2": "Compare",
  upload: "Upload",
  sources: "Sources",
  "settings/autotag": "Autotag",
  "settings/labels": "Labels",
  "settings/access": "Access",
  "settings/webhooks": "Webhooks",
  "settings/workers": "Workers",
  "settings/keys": "Keyboard",
};

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(Object.entries(PAGES))("axe finds nothing on %s", async (path, heading) => {
    const page = await s.page({ theme });
    await page.goto(`/p/${s.project}/${path}`);
    await page.getByRole("heading", { name: heading, level: 1 }).waitFor({ state: "attached" });
    await page.waitForLoadState("networkidle");
    expect(await axe(page)).toEqual([]);
  });

  it("axe finds nothing on a review", async () => {
    const page = await s.page({ theme });
    await page.goto(`/p/${s.project}/review?q=score+%3E%3D+0`);
    await page.getByRole("region", { name: "Picture" }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await axe(page)).toEqual([]);
  });
});

it("says that Temporal is the ephemeral one exactly where the server says so", async () => {
  const page = await s.page();
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/v1/status/"));
  await page.goto(`/p/${s.project}/runs`);
  const { is_temporal_ephemeral } = await (await answer).json();
  await page.getByRole("heading", { name: "Runs", level: 1 }).waitFor();
  const label = page.getByText("Temporal: ephemeral");
  if (is_temporal_ephemeral) await label.waitFor();
  else expect(await label.count()).toBe(0);
});

it("comes back to the same address after signing in", async () => {
  const context = await s.browser.newContext({ baseURL: process.env["AUTOTAG_URL"] ?? "" });
  const page = await context.newPage();
  await page.goto(`/p/${s.project}/runs?state=open`);
  await page.getByRole("heading", { name: "Sign in to Autotag" }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel("API key").fill(process.env["AUTOTAG_KEY"] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Runs", level: 1 }).waitFor();
  expect(page.url()).toContain(`/p/${s.project}/runs?state=open`);
});

it("shows what a version of a model is, and previews it", async () => {
  const page = await s.page();
  await page.goto(`/p/${s.project}/models`);
  await page.getByRole("link", { name: "coco-centernet@1" }).click();
  await page.getByRole("heading", { name: "coco-centernet@1" }).waitFor();
  await page.getByRole("button", { name: /^Preview on/ }).click();
  await page
    .getByText(/\d+ box(?:es)? · \d+ ms/)
    .first()
    .waitFor({ timeout: 60_000 });
  expect(await axe(page)).toEqual([]);
});

it("runs Autotag from the settings and shows the run to its end", async () => {
  const page = await s.page();
  await page.goto(`/p/${s.project}/settings/autotag`);
  await page.getByRole("button", { name: "Run Autotag" }).click();
  await page.getByRole("region", { name: "Progress" }).waitFor();
  await page.getByText("completed", { exact: true }).waitFor({ timeout: 60_000 });
  expect(await page.getByRole("progressbar", { name: "Items" }).getAttribute("aria-valuenow")).toBe("100");
});

it("exports what a query finds and hands the file out", async () => {
  const page = await s.page();
  await page.goto(`/p/${s.project}/exports?q=score+%3E%3D+0.5`);
  await page.getByLabel("Format").selectOption("COCO");
  await page.getByLabel("Content").selectOption("what models suggest");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const file = page.getByRole("row").nth(1).getByRole("link");
  await file.waitFor({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
  expect(download.suggestedFilename()).toMatch(/-coco\.zip$/);
  const zip = readFileSync(await download.path());
  expect(zip.subarray(0, 2).toString()).toBe("PK");
  expect(zip.includes("annotations.json")).toBe(true);
});

it("shows what is wrong with the query of an export", async () => {
  const page = await s.page();
  await page.goto(`/p/${s.project}/exports`);
  await page.getByLabel("Items of this query").fill("scor > 0");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByText('No field is called "scor".').waitFor();
});

it("reaches every page by keys alone", async () => {
  const page = await s.page();
  await page.goto(`/p/${s.project}/explore`);
  await page.getByRole("option").first().waitFor();
  for (const [key, heading] of [
    ["r", "Runs"],
    ["m", "Models"],
    ["c", "Compare"],
    ["u", "Upload"],
    ["o", "Sources"],
    ["s", "Autotag"],
    ["e", "Explore"],
  ] as const) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.getByRole("heading", { name: heading, level: 1 }).waitFor({ state: "attached" });
  }
  await page.keyboard.press("Control+k");
  // At once: what is typed before the palette has come counts.
  await page.keyboard.type("keys");
  await page.getByRole("option", { name: /keys/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Keyboard", level: 1 }).waitFor();
});
