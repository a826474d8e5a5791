import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { left, openReview } from "./reviewing";
import { api, axe, itemOf, kept, reset, review, type Stand, stand } from "./stand";

// What the review says beside its work.
let s: Stand;
beforeAll(async () => {
  s = await stand();
});
beforeEach(() => reset(s.project));
afterAll(() => s.close());

const SEVERAL = "object_prefix:boat AND object_prefix:person AND score >= 0";

it("says how many suggestions stay pending, and leads back to them", async () => {
  const page = await s.page();
  await openReview(s.project, page, { q: SEVERAL });
  const item = itemOf(page);
  const n = await left(page);
  await page.keyboard.press("a");
  await page.keyboard.press("Enter");
  await expect.poll(() => itemOf(page)).not.toBe(item);
  await page.getByText(new RegExp(`^${n - 1} suggestions? of .* stays? pending\\.`)).waitFor();
  await page.getByRole("button", { name: "Go back" }).click();
  await expect.poll(() => itemOf(page)).toBe(item);
  expect(await left(page)).toBe(n - 1);
});

it.each(["light", "dark"] as const)(
  "says on the stage what is wrong, so that it can be read (%s)",
  async (theme) => {
    const context = await s.context({ theme });
    const page = kept(await context.newPage());
    await openReview(s.project, page);
    await context.setOffline(true);
    // Past what was loaded ahead there is nothing to show but the reason.
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press("n");
      await page.waitForTimeout(100);
    }
    await page.getByRole("alert").getByText("The server cannot be reached").waitFor();
    expect(await axe(page)).toEqual([]);
  },
);

it("keeps Save and next in sight on a narrow screen", async () => {
  const page = await s.page();
  await page.setViewportSize({ width: 390, height: 844 });
  await openReview(s.project, page);
  const box = await page.getByRole("button", { name: /^Save and next/ }).boundingBox();
  expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  expect(await axe(page)).toEqual([]);
});

const MANY = 2_000;

it("has only the rows in sight on the page, of however many", async () => {
  const page = await s.page();
  await openReview(s.project, page, { q: SEVERAL });
  const item = itemOf(page);
  const place = `/projects/${s.project}/items/${item}/review/`;
  const label = (await review(s.project, item)).suggestions[0]?.label ?? "";
  const added = Array.from({ length: MANY }, (_, n) => ({
    label,
    box: { x: (n % 50) * 8, y: Math.floor(n / 50) * 8, w: 6, h: 6 },
  }));
  await api("PUT", place, { decisions: [], added, changed: [], removed: [], finalize: false });
  try {
    await page.reload();
    const rows = page.getByRole("listbox", { name: "Suggestions and labels" }).getByRole("option");
    await rows.first().waitFor();
    expect(await rows.count()).toBeLessThan(80);
    // Backwards from the first one is the last one, which is far out of sight.
    await page.keyboard.press("k");
    await page.getByRole("option", { selected: true }).waitFor();
    expect(await page.getByRole("option", { selected: true }).isVisible()).toBe(true);
    expect(await rows.count()).toBeLessThan(80);
  } finally {
    const { annotations } = await api<{
      readonly annotations: readonly {
        readonly uid: string;
        readonly version: number;
        readonly prediction: string | null;
      }[];
    }>("GET", place);
    const drawn = annotations.filter((one) => one.prediction === null);
    const removed = drawn.map((one) => ({ annotation: one.uid, version: one.version }));
    await api("PUT", place, { decisions: [], added: [], changed: [], removed, finalize: false });
  }
});
