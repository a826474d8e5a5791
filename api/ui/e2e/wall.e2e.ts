import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { QUERY, saved } from "./reviewing";
import { count, kept, reset, type Stand, stand } from "./stand";

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
beforeEach(() => reset(s.project));
afterAll(() => s.close());

/** A wall of people whom the model is not sure of, and how many crops it has. */
async function wall(context: BrowserContext): Promise<{ readonly page: Page; readonly crops: number }> {
  const page = kept(await context.newPage());
  await page.goto(`/p/${s.project}/review?${new URLSearchParams({ q: QUERY, mode: "wall" })}`);
  await page.getByRole("button", { name: "low" }).click();
  const tiles = page.getByRole("button", { name: / in .*, right$/ });
  await tiles.first().waitFor();
  return { page, crops: await tiles.count() };
}

const decided = async () => ({
  accepted: await count(s.project, 'autotag_status = "accepted"'),
  rejected: await count(s.project, 'autotag_status = "rejected"'),
});

const done = (page: Page, crops: number) =>
  page.getByText(new RegExp(`${crops} decided so far|All of these are decided: ${crops}`)).waitFor();

it("decides a wall of crops with one Enter, and takes it back", async () => {
  const { page, crops } = await wall(await s.context());
  const before = await decided();
  await page.keyboard.press("x");
  for (let wrong = 1; wrong < 3; wrong++) {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("x");
  }
  expect(await page.getByRole("button", { name: /, wrong$/ }).count()).toBe(3);
  await page.keyboard.press("Enter");
  await done(page, crops);
  await saved(page);
  const after = await decided();
  expect(after.rejected).toBeGreaterThan(before.rejected);
  expect(after.accepted).toBeGreaterThan(before.accepted);
  await page.keyboard.press("z");
  await page.getByText("The last wall is taken back").waitFor();
  expect(await page.getByRole("button", { name: /, wrong$/ }).count()).toBe(3);
  await saved(page);
  await expect.poll(decided).toEqual(before);
});

it("keeps a wall that was decided offline over a closed tab", async () => {
  const context = await s.context();
  const { page, crops } = await wall(context);
  const before = await decided();
  await context.setOffline(true);
  await page.keyboard.press("Enter");
  await page.getByText(new RegExp(`Offline\\. ${crops} decisions? kept here`)).waitFor();
  await page.close();
  await context.setOffline(false);
  expect(await decided()).toEqual(before);
  const again = kept(await context.newPage());
  await again.goto(`/p/${s.project}/review?${new URLSearchParams({ q: QUERY })}`);
  await saved(again);
  await expect.poll(async () => (await decided()).accepted).toBeGreaterThan(before.accepted);
});
