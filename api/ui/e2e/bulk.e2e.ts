import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { api, reset, type Stand, stand } from "./stand";

const QUERY = 'object_prefix:person AND autotag_status = "pending" AND score >= 0.2';

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
beforeEach(() => reset(s.project));
afterAll(() => s.close());

/** What an action would meet: the predictions that the query asks for, by the API's own dry run. */
const matched = async (): Promise<number> =>
  (
    await api<{ readonly matched: number }>("POST", `/projects/${s.project}/bulk/`, {
      action: "accept",
      query: QUERY,
      dry_run: true,
    })
  ).matched;

it("accepts in bulk what the dry count said, and undoes all of it", async () => {
  const page = await s.page();
  const promised = await matched();
  expect(promised).toBeGreaterThan(5);
  await page.goto(`/p/${s.project}/explore?${new URLSearchParams({ q: QUERY })}`);
  await page.getByRole("option").first().click();
  await page.getByRole("button", { name: /^Select all [\d,]+ matching$/ }).click();
  await page.getByRole("button", { name: "Accept…" }).click();
  const dialog = page.getByRole("dialog", { name: `Accept ${promised} predictions` });
  await dialog.getByRole("listitem").first().waitFor();
  await dialog.getByLabel(/^Reason/).fill("all of these are people");
  await dialog.getByRole("button", { name: `Accept ${promised}` }).click();
  await dialog.getByText(new RegExp(`^completed: ${promised} of ${promised} decided$`)).waitFor();
  expect(await matched()).toBe(0);
  await dialog.getByRole("button", { name: "Undo action" }).click();
  await dialog.getByText(new RegExp(`^undone: .*, ${promised} taken back$`)).waitFor();
  expect(await matched()).toBe(promised);
});
