import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { home } from "./machine";
import { api, axe, type Stand, stand } from "./stand";

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

const CARD = "../../ops/src/main/resources/io/autotag/ops/cli/demo/coco-centernet.yaml";

it("takes a dropped ONNX file, previews it, and activates it", async () => {
  const page = await s.page();
  const name = `dropped-${Date.now().toString(36)}`;
  await page.goto(`/p/${s.project}/models`);
  await drop(page, `${name}.onnx`, readFileSync(await demoModel()));
  await page.getByLabel("Name of the model").fill(name);
  await page.getByLabel(/^Card, as YAML/).fill(readFileSync(CARD, "utf8"));
  await page.getByRole("button", { name: "Add the model" }).click();
  await page.getByRole("heading", { name: `${name}@1` }).waitFor({ timeout: 60_000 });
  const activate = page.getByRole("button", { name: "Activate" });
  expect(await activate.isDisabled()).toBe(true);
  await page.getByRole("button", { name: /^Preview on/ }).click();
  await expect.poll(() => activate.isDisabled(), { timeout: 60_000 }).toBe(false);
  await activate.click();
  await page.getByText("active", { exact: true }).waitFor();
  const models = await api<{
    readonly results: readonly { readonly name: string; readonly active_version: unknown }[];
  }>("GET", "/models/?limit=1000");
  expect(models.results.find((one) => one.name === name)?.active_version).toMatchObject({ state: "active" });
});

it("refuses a broken ONNX file with its cure", async () => {
  const page = await s.page();
  await page.goto(`/p/${s.project}/models`);
  await drop(page, "broken.onnx", Buffer.from("This is no model."));
  await page.getByRole("button", { name: "Add the model" }).click();
  const alert = page.getByRole("region", { name: "Add a model" }).getByRole("alert");
  await alert.waitFor({ timeout: 60_000 });
  expect(await alert.innerText()).toMatch(/ONNX/);
  expect((await alert.innerText()).length).toBeGreaterThan(40);
});

it("goes back to the version before, and tells who did what", async () => {
  const { uid: model } = await api<Named>("POST", "/models/", { name: `back-${Date.now().toString(36)}` });
  const card = readFileSync(CARD, "utf8");
  const first = await added(model, card);
  await added(model, card.replace(/^name: .*$/m, "name: coco-centernet-again"));
  await api("POST", `/models/${model}/versions/${first}/activate/`);

  const page = await s.page();
  await page.goto(`/p/${s.project}/models/${model}/2`);
  await page.getByRole("button", { name: "Activate" }).click();
  const activations = page.getByRole("region", { name: "Activations" });
  await activations.getByText("activated version 2 instead of version 1").waitFor();
  await activations.getByRole("button", { name: "Back to version 1" }).click();
  await activations.getByText("went back to version 1 instead of version 2").waitFor();
  await page.getByText("retired", { exact: true }).waitFor();
  const before = await api<{ readonly state: string }>("GET", `/models/${model}/versions/${first}/`);
  expect(before.state).toBe("active");
});

it("judges a version by the items of which everything is known", async () => {
  const settings = await api<{ readonly model: string }>("GET", `/projects/${s.project}/autotag/`);
  const model = await api<{ readonly active_version: { readonly uid: string; readonly version: number } }>(
    "GET",
    `/models/${settings.model}/`,
  );
  const { uid, version } = model.active_version;
  const known = await api<{ readonly items: number }>(
    "GET",
    `/projects/${s.project}/evaluation/?version=${uid}`,
  );
  const page = await s.page();
  await page.goto(`/p/${s.project}/models/${settings.model}/${version}`);
  const evaluation = page.getByRole("region", { name: "Evaluation" });
  await evaluation.getByRole("button", { name: "Evaluate" }).click();
  await evaluation.getByText(new RegExp(`^${known.items} items? of which everything is known`)).waitFor();
  await evaluation.getByText("mAP50").waitFor();
  await evaluation.getByLabel("Items").fill("score >");
  await evaluation.getByLabel("Items").press("Enter");
  await evaluation.getByRole("alert").waitFor();
  expect(await evaluation.getByText("mAP50").count()).toBe(0);
  expect(await axe(page)).toEqual([]);
});

interface Named {
  readonly uid: string;
}

/** A version of the demonstration's model with that card, tried on a picture; its uid. */
async function added(model: string, card: string): Promise<string> {
  const form = new FormData();
  form.append("file", new Blob([readFileSync(await demoModel())]), "model.onnx");
  form.append("card", card);
  const { uid } = await api<Named>("POST", `/models/${model}/versions/`, form);
  const items = await api<{ readonly results: readonly Named[] }>(
    "GET",
    `/projects/${s.project}/items/?limit=1&query=${encodeURIComponent('object_prefix:"person"')}`,
  );
  await api("POST", `/models/${model}/versions/${uid}/preview/`, { item: items.results[0]?.uid });
  return uid;
}

/** Lets go of a file over the page, as from a folder of the desktop. */
async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const zone = page.getByText("Drop an ONNX file here");
  await zone.waitFor();
  const transfer = await page.evaluateHandle(
    ([file, base64]) => {
      const made = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      made.items.add(new File([bytes], file, { type: "application/octet-stream" }));
      return made;
    },
    [name, content.toString("base64")] as const,
  );
  await zone.dispatchEvent("drop", { dataTransfer: transfer });
}

/** The ONNX file that the demonstration made. */
async function demoModel(): Promise<string> {
  const files = await readdir(`${home()}/demo`, { recursive: true });
  const found = files.find((file) => file.endsWith(".onnx"));
  if (found === undefined) throw new Error(`There is no ONNX file in ${home()}/demo.`);
  return `${home()}/demo/${found}`;
}
