import { afterAll, beforeAll, expect, it } from "vitest";
import { SERVER, type Stand, stand } from "./stand";

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

it("gives a key that works, shows it once, and takes it back", async () => {
  const page = await s.page();
  const name = `key-${Date.now().toString(36)}`;
  await page.goto(`/p/${s.project}/settings/access`);
  await page.getByLabel("Name of the new key").fill(name);
  await page.getByLabel("Role of the new key").selectOption("viewer");
  await page.getByRole("button", { name: "Make a key" }).click();
  const secret = page.getByRole("region", { name: "API keys" }).locator("[class*=secret]");
  const key = await secret.innerText();
  const asks = async () =>
    (await fetch(`${SERVER}/api/v1/projects/`, { headers: { "X-Avala-Api-Key": key } })).status;
  expect(await asks()).toBe(200);
  await page.getByRole("button", { name: "Done" }).click();
  await secret.waitFor({ state: "detached" });
  await page
    .getByRole("row", { name: new RegExp(name) })
    .getByRole("button", { name: "Revoke…" })
    .click();
  await page.getByRole("button", { name: "Revoke the key" }).click();
  await page.getByRole("row", { name: new RegExp(name) }).waitFor({ state: "detached" });
  expect(await asks()).toBe(401);
});

it("adds a person, who signs in with the password", async () => {
  const page = await s.page();
  const login = `person-${Date.now().toString(36)}`;
  await page.goto(`/p/${s.project}/settings/access`);
  await page.getByRole("button", { name: "Add a person" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a person" });
  await dialog.getByLabel("Login").fill(login);
  await dialog.getByLabel("Password").fill("short");
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog.getByText("10 to 200 characters").waitFor();
  const password = `a long way ${crypto.randomUUID()}`;
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Add" }).click();
  await page.getByRole("row", { name: new RegExp(`^${login} annotator`) }).waitFor();
  const context = await s.browser.newContext({ baseURL: SERVER });
  const signedIn = await context.request.post("/api/v1/session/", { data: { user: login, password } });
  expect(signedIn.ok()).toBe(true);
});
