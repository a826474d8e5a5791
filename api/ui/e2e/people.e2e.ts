import { afterAll, beforeAll, expect, it } from "vitest";
import { api, colleague, kept, type Stand, stand } from "./stand";

// What each role is offered, and what becomes of what is refused.
let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

it("offers a viewer nothing that would be refused, and says which role it takes", async () => {
  const page = kept(await (await colleague(s, "viewer")).newPage());
  await page.goto(`/p/${s.project}/explore?q=score+%3E%3D+0`);
  await page.getByRole("option").first().click();
  await page.getByRole("region", { name: "Selection" }).waitFor();
  for (const name of ["Make a slice…", "Accept…", "Save slice"])
    expect(await page.getByRole("button", { name }).count()).toBe(0);
  await page.keyboard.press("Shift+Enter");
  await page.getByRole("heading", { name: "Deciding takes the role annotator" }).waitFor();
  await page.goto(`/p/${s.project}/exports`);
  await page.getByText("Having something exported takes the role operator.").waitFor();
  await page.goto(`/p/${s.project}/models`);
  await page.getByRole("link", { name: "coco-centernet@1" }).click();
  const preview = page.getByRole("button", { name: /^Preview on/ });
  expect(await preview.getAttribute("title")).toBe("Takes the role operator.");
  expect(await preview.isDisabled()).toBe(true);
});

it("leaves no dataset behind when the project cannot be made", async () => {
  const name = `twice ${Date.now().toString(36)}`;
  await api("POST", "/projects/", { name, datasets: [] });
  const page = await s.page();
  await page.goto(`/p/${s.project}/explore`);
  await page.getByRole("link", { name: "Projects" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Make the project" }).click();
  await page.getByRole("alert").getByText("already").waitFor();
  const datasets = await api<{ readonly results: readonly unknown[] }>(
    "GET",
    `/datasets/?${new URLSearchParams({ name })}`,
  );
  expect(datasets.results).toEqual([]);
});

it("shows in a project no slice of another one", async () => {
  const name = `elsewhere ${Date.now().toString(36)}`;
  const { uid: other } = await api<{ readonly uid: string }>("POST", "/projects/", { name, datasets: [] });
  const query = "score >= 0.123";
  for (const [project, called] of [
    [other, name],
    [s.project, `here ${name}`],
  ])
    await api("POST", "/slices/", { name: called, visibility: "private", project, query });
  const page = await s.page();
  await page.goto(`/p/${s.project}/slices`);
  await page.getByRole("cell", { name: `here ${name}`, exact: true }).waitFor();
  expect(await page.getByRole("cell", { name, exact: true }).count()).toBe(0);
});

it("says that there is no such project", async () => {
  const page = await s.page();
  for (const path of ["explore", "review", "settings/autotag"]) {
    await page.goto(`/p/nope/${path}`);
    await page.getByRole("heading", { name: "There is no such project" }).waitFor();
    expect(await page.getByText("Counting…").count()).toBe(0);
  }
});
