import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { addVersion, newModel, runOf } from "./modelling";
import { colours } from "./onnx";
import { api, axe, type Stand, stand } from "./stand";

const CARD = "head: embedding\ninput: {scale: 1/255, mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25]}\n";

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

it("finds the pictures most like one, and leads on from each", async () => {
  const items = await api<{ readonly results: readonly { readonly uid: string; readonly key: string }[] }>(
    "GET",
    `/projects/${s.project}/items/?limit=1&query=${encodeURIComponent('object_prefix:"person"')}`,
  );
  const first = items.results[0];
  if (first === undefined) throw new Error("The demonstration found no person.");
  await described();
  const page = await s.page();
  await page.goto(
    `/p/${s.project}/explore?q=${encodeURIComponent(`uid = "${first.uid}"`)}&item=${first.uid}`,
  );
  await page.getByRole("link", { name: "Find similar" }).click();
  const own = page.getByRole("region", { name: "The picture" });
  await own.getByText(first.key, { exact: true }).waitFor();
  const tiles = page.getByRole("region", { name: "Pictures like it" }).getByRole("link");
  await tiles.first().waitFor();

  const similarities = (await tiles.locator("b").allInnerTexts()).map(Number);
  expect(similarities.length).toBeGreaterThan(20);
  expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
  expect(similarities.every((one) => one >= -1 && one <= 1)).toBe(true);
  expect(await axe(page)).toEqual([]);

  const next = await tiles.first().locator("span > span").first().innerText();
  expect(next).not.toBe(first.key);
  await tiles.first().press("Enter");
  await own.getByText(next, { exact: true }).waitFor();
});

/** Every picture, by a model of this scenario, until its end. */
async function described(): Promise<void> {
  const version = await addVersion(s.project, await newModel("colours"), colours(), CARD);
  const run = await runOf(s.project, version);
  onTestFinished(async () => {
    await api("POST", `/projects/${s.project}/bulk/`, { action: "delete_run", run });
  });
}
