import { rename } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { answers, home, kill } from "./machine";
import { left, openReview, origins, saved, undecided } from "./reviewing";
import { api, colleague, itemOf, kept, reset, review, type Stand, signIn, stand, writes } from "./stand";

/** A picture of the demonstration with six people on it. */
const SEVERAL = "guards.png";

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
beforeEach(() => reset(s.project));
afterAll(() => s.close());

it("keeps decisions while the server is down, sends each once, and goes on by itself", async () => {
  const page = await s.page();
  await openReview(s.project, page);
  const item = itemOf(page);
  const n = await left(page);
  await page.waitForTimeout(1500);
  kill("api");
  for (let i = 0; i < n; i++) await page.keyboard.press("a");
  await page.getByText(/Offline\. \d+ decisions? kept here/).waitFor();
  await expect.poll(() => itemOf(page)).not.toBe(item);
  await answers();
  await saved(page);
  const after = await review(s.project, item);
  expect(undecided(after)).toHaveLength(0);
  expect(new Set(origins(after)).size).toBe(n);
  expect(origins(after)).toHaveLength(n);
  // What was to be loaded while nobody answered is loaded now.
  for (let i = 0; i < 6; i++) {
    const before = itemOf(page);
    await page.keyboard.press("n");
    await expect.poll(() => itemOf(page), { timeout: 20_000 }).not.toBe(before);
  }
});

it("goes on saving when the same person has signed in anew from another page", async () => {
  const page = await s.page();
  await openReview(s.project, page);
  const item = itemOf(page);
  const n = await left(page);
  await signIn(page.context());
  for (let i = 0; i < n; i++) await page.keyboard.press("a");
  await expect.poll(() => itemOf(page)).not.toBe(item);
  await expect.poll(async () => undecided(await review(s.project, item)).length).toBe(0);
  expect(origins(await review(s.project, item))).toHaveLength(n);
});

it("keeps the work of two people who decided on the same picture", async () => {
  const page = await s.page();
  const { uid: item } = await several();
  await openReview(s.project, page, { item });
  await expect.poll(() => itemOf(page)).toBe(item);
  const [first, ...others] = undecided(await review(s.project, item));
  const other = await rejectsBehindOurBack(item, first);
  await page.keyboard.press("Shift+a");
  const clash = page.getByRole("region", { name: "Decided by somebody else meanwhile" });
  await clash.getByText(new RegExp(`${other} says rejected, you say accepted`)).waitFor();
  const statuses = async () =>
    new Map((await review(s.project, item)).suggestions.map((one) => [one.uid, one.status]));
  await expect
    .poll(async () => {
      const now = await statuses();
      return others.map((one) => now.get(one.uid));
    })
    .toEqual(others.map(() => "accepted"));
  expect((await statuses()).get(first?.uid ?? "")).toBe("rejected");
  await clash.getByRole("button", { name: "Make it accepted" }).click();
  await clash.waitFor({ state: "detached" });
  await expect.poll(async () => (await statuses()).get(first?.uid ?? "")).toBe("accepted");
});

it("shows a picture that somebody else has taken as they have it, and offers the next one", async () => {
  const page = await s.page();
  const { uid: item } = await several();
  await openReview(s.project, page, { item });
  await expect.poll(() => itemOf(page)).toBe(item);
  const n = await left(page);
  const theirs = await colleague(s);
  await api("DELETE", `/projects/${s.project}/items/${item}/review/lease/`);
  const lease = `/api/v1/projects/${s.project}/items/${item}/review/lease/`;
  const headers = await writes(theirs);
  expect((await theirs.request.post(lease, { headers })).ok()).toBe(true);
  await page.keyboard.press("a");
  const alert = page.getByRole("alert").getByText(/^Taken by colleague-/);
  await alert.waitFor();
  await expect.poll(() => left(page)).toBe(n);
  await page.keyboard.press("a");
  expect(await left(page)).toBe(n);
  expect(undecided(await review(s.project, item))).toHaveLength(n);
  await page.keyboard.press("n");
  await expect.poll(() => itemOf(page)).not.toBe(item);
  await alert.waitFor({ state: "detached" });
  await theirs.request.delete(lease, { headers });
});

it("decides at once on a slow network, and says that it saves", async () => {
  const context = await s.context();
  const page = kept(await context.newPage());
  await openReview(s.project, page);
  const item = itemOf(page);
  const n = await left(page);
  await page.waitForTimeout(2000);
  await slow(context, page, { latency: 1200, downloadThroughput: 40_000, uploadThroughput: 20_000 });
  for (let i = 0; i < n; i++) await page.keyboard.press("a");
  await page.getByText("Saving…").waitFor();
  await expect.poll(() => itemOf(page)).not.toBe(item);
  const times = await page.evaluate(() =>
    performance.getEntriesByName("decision-to-paint").map((one) => one.duration),
  );
  expect(Math.max(...times)).toBeLessThan(Number(process.env["AUTOTAG_PAINT_LIMIT_MS"] ?? 500));
  await saved(page);
  expect(undecided(await review(s.project, item))).toHaveLength(0);
});

it("shows what is decided while an earlier save is answered", async () => {
  const context = await s.context();
  const page = kept(await context.newPage());
  const { uid: item } = await several();
  await openReview(s.project, page, { item });
  await expect.poll(() => itemOf(page)).toBe(item);
  const n = await left(page);
  await page.waitForTimeout(1500);
  await slow(context, page, { latency: 5000, downloadThroughput: -1, uploadThroughput: -1 });
  const isSave = (one: { method(): string }) => one.method() === "PUT";
  const first = page.waitForRequest(isSave);
  await page.keyboard.press("a");
  const answer = (await first).response();
  await page.keyboard.press("a");
  await page.waitForRequest(isSave, { timeout: 15_000 });
  await answer;
  for (let look = 0; look < 10; look++) {
    expect(await left(page)).toBe(n - 2);
    await page.waitForTimeout(100);
  }
  await saved(page);
  expect(undecided(await review(s.project, item))).toHaveLength(n - 2);
});

it("saves what is undone on a picture that the next undo leaves", async () => {
  const page = await s.page();
  const { uid: item } = await several();
  await openReview(s.project, page, { item });
  await expect.poll(() => itemOf(page)).toBe(item);
  const here = await left(page);
  await page.keyboard.press("a");
  await page.keyboard.press("n");
  await expect.poll(() => itemOf(page)).not.toBe(item);
  const other = itemOf(page);
  const there = await left(page);
  await page.keyboard.press("a");
  await saved(page);
  await expect.poll(async () => undecided(await review(s.project, other)).length).toBe(there - 1);
  await page.keyboard.press("z");
  await page.keyboard.press("z");
  await expect.poll(() => itemOf(page)).toBe(item);
  await expect.poll(async () => undecided(await review(s.project, other)).length).toBe(there);
  await expect.poll(async () => undecided(await review(s.project, item)).length).toBe(here);
});

it("says that a picture is gone, and lets it be decided or skipped", async () => {
  const { uid: item, url } = await several();
  const sha = /\/blobs\/([0-9a-f]{64})\//.exec(url)?.[1] ?? "";
  const file = `${home()}/blobs/${sha.slice(0, 2)}/${sha}`;
  await rename(file, `${file}.gone`);
  try {
    const page = await s.page();
    await openReview(s.project, page, { item });
    await page.getByText("The picture cannot be shown: its file is gone or damaged.").waitFor();
    const n = await left(page);
    await page.keyboard.press("a");
    await expect.poll(() => left(page)).toBe(n - 1);
    await page.keyboard.press("n");
    await expect.poll(() => itemOf(page)).not.toBe(item);
  } finally {
    await rename(`${file}.gone`, file);
  }
});

it("tells what is wrong with the query of a review, and leads to where it can be mended", async () => {
  const page = await s.page();
  await page.goto(`/p/${s.project}/review?${new URLSearchParams({ q: "scor < 0.5" })}`);
  const alert = page.getByRole("alert");
  await alert.getByText(/Column 1: No field is called/).waitFor();
  await alert.getByRole("link", { name: "Mend it in Explore" }).click();
  await page.getByRole("alert").getByRole("button", { name: "Use “score”" }).waitFor();
});

interface Found {
  readonly uid: string;
  readonly key: string;
  readonly url: string;
}

/** Throughputs in bytes a second; -1 leaves them as they are. */
async function slow(
  context: BrowserContext,
  page: Page,
  to: { latency: number; downloadThroughput: number; uploadThroughput: number },
): Promise<void> {
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", { offline: false, ...to });
}

async function several(): Promise<Found> {
  const search = new URLSearchParams({ query: "object_prefix:person", limit: "1000" });
  const page = await api<{ readonly results: readonly Found[] }>(
    "GET",
    `/projects/${s.project}/items/?${search}`,
  );
  const found = page.results.find((item) => item.key === SEVERAL);
  if (!found) throw new Error(`The demonstration has no ${SEVERAL}.`);
  return found;
}

/** Somebody else gets the item and rejects a prediction of it, while it is open here. */
async function rejectsBehindOurBack(
  item: string,
  one: { readonly uid: string; readonly version: string } | undefined,
): Promise<string> {
  const theirs = await colleague(s);
  const place = `/api/v1/projects/${s.project}/items/${item}/review/`;
  await api("DELETE", `/projects/${s.project}/items/${item}/review/lease/`);
  const headers = await writes(theirs);
  const put = await theirs.request.put(place, {
    headers,
    data: { decisions: [{ prediction: one?.uid, version: one?.version, action: "reject" }], finalize: false },
  });
  if (!put.ok()) throw new Error(await put.text());
  await theirs.request.delete(`${place}lease/`, { headers });
  const session = (await (await theirs.request.get("/api/v1/session/")).json()) as { readonly name: string };
  return session.name;
}
