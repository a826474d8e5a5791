import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { known, provide } from "./provider";
import { axe, kept, SERVER, type Stand, stand } from "./stand";

// Signing in where people always do, and coming back.
let s: Stand;
let provider: { readonly close: () => void };
beforeAll(async () => {
  provider = await provide();
  s = await stand();
});
afterAll(async () => {
  await s.close();
  provider.close();
});

/** Somebody who is not signed in goes to a page, and from there to the provider, who says in which group they are. */
async function comesBy(page: Page, path: string, subject: string, group: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("link", { name: `Sign in with ${known().name}` }).click();
  await page.getByRole("heading", { name: "Who are you?" }).waitFor();
  await page.getByLabel("Name").fill(subject);
  await page.getByLabel("Group").fill(group);
  await page.getByRole("button", { name: "Go on" }).click();
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it("signs somebody in by the provider, with the role of their group, at the page they wanted", async () => {
    const context = await s.browser.newContext({ baseURL: SERVER, colorScheme: theme });
    const page = kept(await context.newPage());
    const subject = `ana-${Date.now().toString(36)}`;
    await page.goto("/sign-in");
    await page.getByRole("link", { name: `Sign in with ${known().name}` }).waitFor();
    expect(await axe(page)).toEqual([]);
    await comesBy(page, `/p/${s.project}/runs?state=open`, subject, "labelers");
    await page.getByRole("heading", { name: "Runs", level: 1 }).waitFor();
    expect(page.url()).toBe(`${SERVER}/p/${s.project}/runs?state=open`);
    const session = await (await context.request.get("/api/v1/session/")).json();
    expect(session).toMatchObject({ user: `${subject}@example.org`, role: "annotator" });
    await page.goto(`/p/${s.project}/exports`);
    await page.getByText("Having something exported takes the role operator.").waitFor();
  });
});

it("says why it lets somebody not in, and lets them try otherwise", async () => {
  const page = kept(await (await s.browser.newContext({ baseURL: SERVER })).newPage());
  await comesBy(page, `/p/${s.project}/runs`, `nobody-${Date.now().toString(36)}`, "strangers");
  await page.getByRole("heading", { name: "Sign in to Autotag" }).waitFor();
  expect((await page.getByRole("alert").innerText()).length).toBeGreaterThan(20);
  expect(await axe(page)).toEqual([]);
  await page.getByRole("link", { name: `Sign in with ${known().name}` }).waitFor();
});
