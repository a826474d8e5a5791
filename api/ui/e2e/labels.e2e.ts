import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openReview } from "./reviewing";
import { api, reset, type Stand, stand } from "./stand";

interface Taxonomy {
  readonly version: string;
  readonly labels: readonly {
    readonly name: string;
    readonly colour: string;
    readonly hot_key?: string | null;
    readonly attributes?: readonly unknown[];
  }[];
}

let s: Stand;
let before: Taxonomy;
const place = () => `/projects/${s.project}/taxonomy/`;
beforeAll(async () => {
  s = await stand();
  before = await api<Taxonomy>("GET", place());
});
beforeEach(() => reset(s.project));
afterAll(async () => {
  await api("PUT", place(), { labels: before.labels });
  await s.close();
});

it("edits colour, key and attributes of labels, adds one, and gives it in the review by its key", async () => {
  const page = await s.page();
  const name = `kite of ${Date.now().toString(36)}`;
  await page.goto(`/p/${s.project}/settings/labels`);
  await page.getByRole("button", { name: "Add a label" }).click();
  await page.getByLabel("Name of the new label").fill(name);
  await page.getByLabel(`Key of ${name}`).selectOption("7");
  await page.getByLabel(`Colour of ${name}`).fill("#12ab34");
  const labels = page.getByRole("region", { name: "Labels", exact: true });
  await labels.getByRole("row").last().getByRole("button", { name: "None" }).click();
  await page
    .getByRole("group", { name: `Attributes of ${name}` })
    .getByRole("button")
    .last()
    .click();
  await page.getByLabel("Name of the attribute").fill("lift");
  await page.getByLabel("Type of lift").selectOption("choice");
  await page.getByLabel("Choices of lift, with commas between").fill("much, little");
  await page.getByRole("button", { name: "Save labels" }).click();
  await page.getByText("The labels are saved.").waitFor();
  await labels.getByRole("cell", { name, exact: true }).waitFor();
  const saved = (await api<Taxonomy>("GET", place())).labels.find((one) => one.name === name);
  expect(saved).toMatchObject({
    colour: "#12ab34",
    hot_key: "7",
    attributes: [{ name: "lift", type: "choice", choices: ["much", "little"] }],
  });
  await openReview(s.project, page);
  const focused = page.getByRole("region", { name: "The focused label" });
  const given = focused.getByRole("button", { name, exact: true });
  await given.waitFor();
  expect(await given.innerText()).toMatch(/^7\s/);
});

it("does not overwrite what somebody else has changed meanwhile", async () => {
  const page = await s.page();
  await page.goto(`/p/${s.project}/settings/labels`);
  await page.getByRole("button", { name: "Add a label" }).click();
  await page.getByLabel("Name of the new label").fill("mine");
  const now = await api<Taxonomy>("GET", place());
  await api("PUT", place(), {
    labels: now.labels.map((one, at) => (at === 0 ? { ...one, colour: "#010203" } : one)),
  });
  await page.getByRole("button", { name: "Save labels" }).click();
  await page.getByRole("button", { name: "Show the labels as they are now" }).click();
  const first = page.getByLabel(`Colour of ${now.labels[0]?.name}`);
  await expect.poll(() => first.inputValue()).toBe("#010203");
});

it("calls a label of the model by another name, and ignores one", async () => {
  const page = await s.page();
  await page.goto(`/p/${s.project}/settings/labels`);
  const maps = page.getByRole("region", { name: "Labels of models" });
  await maps.getByLabel("What kite is called").selectOption("ignored");
  await maps.getByRole("button", { name: "Save 1 changed" }).click();
  await page.getByText("The labels of the model are saved.").waitFor();
  await page.reload();
  expect(await maps.getByLabel("What kite is called").inputValue()).toBe("");
  await maps.getByLabel("What kite is called").selectOption("kite");
  await maps.getByRole("button", { name: "Save 1 changed" }).click();
  await page.getByText("The labels of the model are saved.").waitFor();
});
