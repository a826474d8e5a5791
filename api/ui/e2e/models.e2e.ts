import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addVersion, demoCard, demoModel, newModel } from "./modelling";
import { api, type Stand, stand } from "./stand";

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

it("takes a dropped ONNX file, previews it, and activates it", async () => {
  const page = await s.page();
  const name = `dropped-${Date.now().toString(36)}`;
  await page.goto(`/p/${s.project}/models`);
  await drop(page, `${name}.onnx`, await demoModel());
  await page.getByLabel("Name of the model").fill(name);
  await page.getByLabel(/^Card, as YAML/).fill(demoCard());
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
  const model = await newModel("back");
  const card = demoCard();
  const file = await demoModel();
  const first = await addVersion(s.project, model, file, card);
  await addVersion(s.project, model, file, card.replace(/^name: .*$/m, "name: coco-centernet-again"));
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

it("says what is wrong with the query of an evaluation", async () => {
  const page = await s.page();
  const settings = await api<{ readonly model: string }>("GET", `/projects/${s.project}/autotag/`);
  await page.goto(`/p/${s.project}/models/${settings.model}/1`);
  const evaluation = page.getByRole("region", { name: "Evaluation" });
  await evaluation.getByLabel("Items").fill("score >");
  await evaluation.getByLabel("Items").press("Enter");
  await evaluation.getByRole("alert").waitFor();
  expect(await evaluation.getByText("mAP50").count()).toBe(0);
});

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
