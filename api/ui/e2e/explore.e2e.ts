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
  await page.getByRole("link", { name: /^Review \d+ items?/ }).waitFor();
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
  await page.locator(".cm-tooltip-autocomplete li").first().waitFor();
  // A list takes no key in the moment in which it opens.
  await page.waitForTimeout(200);
  await page.keyboard.press("Tab");
  await expect.poll(() => editor.innerText()).toMatch(/^autotag_status ?$/);
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

it("lets nothing be reviewed or run by a pasted query that cannot be understood, and says why", async () => {
  const page = await s.page();
  await page.goto(explore({ q: "scor < 0.5" }));
  await page.getByRole("heading", { name: "This query cannot be understood" }).waitFor();
  for (const name of ["Review", "Run Autotag"]) {
    const button = page.getByRole("button", { name, exact: true });
    expect(await button.isDisabled()).toBe(true);
    expect(await button.getAttribute("title")).toContain("Column 1: No field is called");
  }
  await page.keyboard.press("Shift+Enter");
  await page.getByText(/^The query cannot be understood/).waitFor();
  expect(page.url()).toContain("/explore?");
});

it("goes from a bar of the histogram to its place in the list, and from the field beside the order", async () => {
  const page = await s.page();
  await page.goto(explore({}));
  const plot = page.getByTitle("Click a bar to see the list from there");
  const box = await plot.boundingBox();
  if (!box) throw new Error("There is no histogram.");
  await plot.click({ position: { x: box.width * 0.76, y: 40 } });
  await expect.poll(() => new URL(page.url()).searchParams.get("seek")).toBe("0.55");
  expect(new URL(page.url()).searchParams.get("sort")).toBe("-score");
  const first = async () =>
    Number(/[+−]\d\.\d\d/.exec(await page.getByRole("option").first().innerText())?.[0]?.replace("−", "-"));
  await expect.poll(first).toBeLessThanOrEqual(0.55);
  const field = page.getByLabel("from score");
  await field.fill("0.2");
  await field.press("Enter");
  await expect.poll(first).toBeLessThanOrEqual(0.2);
  await page.getByRole("button", { name: "Begin at the start" }).click();
  await expect.poll(first).toBeGreaterThan(0.55);
});

it("says which condition leaves a query empty", async () => {
  const page = await s.page();
  await page.goto(explore({ q: "object_prefix:kite AND score >= 0.99" }));
  const ways = page.getByRole("list", { name: "What finds something" }).getByRole("button");
  await ways.first().waitFor();
  const said = /^without (.+): ([\d,]+)$/.exec((await ways.first().textContent()) ?? "");
  await ways.first().click();
  const query = new URL(page.url()).searchParams.get("q") ?? "";
  expect(query).not.toContain(said?.[1] ?? "?");
  expect(await count(s.project, query)).toBe(Number(said?.[2]?.replace(",", "")));
});
