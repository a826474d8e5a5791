import { afterAll, beforeAll, expect, it } from "vitest";
import { count, type Stand, stand } from "./stand";

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

const explore = (search: Record<string, string>) => `/p/${s.project}/explore?${new URLSearchParams(search)}`;

it("restores query, items and peek from a pasted address", async () => {
  const page = await s.page();
  await page.goto(explore({ q: "object_prefix:person", sort: "-score" }));
  await page.getByRole("option").first().waitFor();
  expect(
    await page
      .getByText(/^\d+ items/)
      .first()
      .innerText(),
  ).toContain(`${await count(s.project, "object_prefix:person")} items`);
  await page.getByRole("listbox", { name: "Pictures" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.getByRole("complementary", { name: /Peek at/ }).waitFor();
  const address = page.url();
  const pasted = await s.page();
  await pasted.goto(address);
  await pasted.getByRole("complementary", { name: /Peek at/ }).waitFor();
  expect(await pasted.getByRole("option").first().innerText()).toBe(
    await page.getByRole("option").first().innerText(),
  );
});

it("marks the column of a mistake, offers the fix, and keeps the last result", async () => {
  const page = await s.page();
  await page.goto(explore({ q: "object_prefix:person" }));
  await page.getByRole("option").first().waitFor();
  const shown = await page.getByRole("option").count();
  const editor = page.locator("[data-query-editor] [contenteditable=true]");
  await editor.click();
  await page.keyboard.press("End");
  await page.keyboard.type(" AND scor < 0.5");
  await page.keyboard.press("Escape");
  await editor.click();
  await page.keyboard.press("Enter");
  const alert = page.getByRole("alert");
  await alert.waitFor();
  expect(await alert.innerText()).toContain("Column 26: No field is called");
  expect(await page.locator(".cm-lintRange-error").innerText()).toBe("scor");
  expect(await page.getByRole("option").count()).toBe(shown);
  await alert.getByRole("button", { name: "Use “score”" }).click();
  await alert.waitFor({ state: "detached" });
  expect(new URL(page.url()).searchParams.get("q")).toBe("object_prefix:person AND score < 0.5");
});

it("completes by keyboard", async () => {
  const page = await s.page();
  await page.goto(explore({}));
  const editor = page.locator("[data-query-editor] [contenteditable=true]");
  await editor.click();
  await page.keyboard.type("autotag_st");
  await page.locator(".cm-tooltip-autocomplete").waitFor();
  await page.keyboard.press("Tab");
  expect(await editor.innerText()).toMatch(/^autotag_status ?$/);
});

it("changes the text by a click, a click with Alt, and a handle, and counts as the API does", async () => {
  const page = await s.page();
  await page.goto(explore({}));
  const rail = page.getByRole("complementary", { name: "Facets" });
  const asked = rail.getByRole("button", { name: /^person [\d,]+ items/ });
  const promised = Number(/([\d,]+)\s+items/.exec(await asked.innerText())?.[1]?.replace(",", ""));
  await asked.click();
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("object_prefix:person");
  expect(await count(s.project, "object_prefix:person")).toBe(promised);
  await rail.getByRole("button", { name: /^boat [\d,]+ items/ }).click({ modifiers: ["Alt"] });
  const query = 'object_prefix:person AND NOT object(label = "boat")';
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe(query);
  await expect
    .poll(() =>
      page
        .getByText(/^\d+ items?/)
        .first()
        .innerText(),
    )
    .toContain(`${await count(s.project, query)} item`);
  const handle = rail.getByRole("slider", { name: "Lowest score" });
  await handle.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toContain("AND score >= 0.95");
});
