import { afterAll, beforeAll, expect, it } from "vitest";
import { reset, review, type Stand, stand } from "./stand";

// Versions side by side, and programs that are told what happens.
let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

it("puts two versions side by side, and says what is wrong with a query", async () => {
  const page = await s.page();
  await page.goto(`/p/${s.project}/compare?a=coco-centernet@1&b=coco-centernet@2`);
  await page.getByText("agreed", { exact: true }).waitFor();
  await page.getByRole("heading", { name: /^Disagreements/ }).waitFor();
  await page.getByLabel("on", { exact: true }).fill("score > soon");
  await page.getByLabel("on", { exact: true }).press("Enter");
  await page.getByText('"soon" is something else').waitFor();
});

it("decides a disagreement by one key, goes on to the next, and takes it back", async () => {
  await reset(s.project);
  const page = await s.page();
  await page.goto(`/p/${s.project}/compare?a=coco-centernet@1&b=coco-centernet@2`);
  const cards = page.getByRole("region", { name: "Disagreements" }).getByRole("listitem");
  await cards.first().waitFor();
  const address = (await cards.first().getByRole("link").getAttribute("href")) ?? "";
  const item = new URL(address, page.url()).searchParams.get("item") ?? "";
  const decided = async () =>
    (await review(s.project, item)).suggestions.filter((one) => one.status !== "pending").length;
  expect(await decided()).toBe(0);
  await page.keyboard.press("2");
  await cards.first().getByText("B is right").waitFor();
  expect(await cards.nth(1).getAttribute("aria-current")).toBe("true");
  await expect.poll(decided).toBeGreaterThan(0);
  await page.keyboard.press("z");
  expect(await cards.first().getAttribute("aria-current")).toBe("true");
  await expect.poll(decided).toBe(0);
});

it("makes a webhook, shows its secret once, tries it, and deletes it", async () => {
  const page = await s.page();
  const address = `https://127.0.0.1:9/hook-${Date.now().toString(36)}`;
  await page.goto(`/p/${s.project}/settings/webhooks`);
  await page.getByLabel("Address").fill("ftp://example.org/hook");
  await page.getByLabel("run.completed").check();
  await page.getByRole("button", { name: "Make a webhook" }).click();
  await page.getByText("Must begin with https://").waitFor();
  await page.getByLabel("Address").fill(address);
  await page.getByRole("button", { name: "Make a webhook" }).click();
  await page.getByText("It is not shown again").waitFor();
  const row = page.getByRole("region", { name: "Webhooks" }).getByRole("row").filter({ hasText: address });
  await row.getByRole("button", { name: "Test" }).click();
  await page.getByText("is not a host of the public internet").first().waitFor();
  await page.reload();
  expect(await page.getByText("It is not shown again").count()).toBe(0);
  await row.getByRole("button", { name: "Delete" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Delete/ })
    .click();
  await row.waitFor({ state: "detached" });
});
