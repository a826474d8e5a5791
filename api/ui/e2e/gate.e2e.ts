import { afterAll, beforeAll, expect, it } from "vitest";
import { addVersion, demoCard, demoModel, newModel, runOf } from "./modelling";
import { api, axe, type Stand, stand } from "./stand";

interface Found {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly predictions: readonly {
    readonly label: string;
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
  }[];
}

let s: Stand;
let project: string;
let model: string;
beforeAll(async () => {
  s = await stand();
  await trial();
}, 200_000);
afterAll(() => s.close());

it("evaluates a version on imported truth", async () => {
  const page = await s.page();
  await page.goto(`/p/${project}/models/${model}/1`);
  const evaluation = page.getByRole("region", { name: "Evaluation" });
  await evaluation.getByRole("button", { name: "Evaluate" }).click();
  await evaluation.getByText("Precision", { exact: true }).first().waitFor();
  expect(await evaluation.locator("dl").innerText()).toMatch(/Precision\s+100 %.*Recall\s+100 %/s);
  expect(await evaluation.getByRole("row", { name: /^person / }).count()).toBe(1);
  expect(await axe(page)).toEqual([]);
});

it("refuses a worse version on both pages, and activates it for a reason", async () => {
  const page = await s.page();
  await page.goto(`/p/${project}/models/${model}/2`);
  await page.getByRole("button", { name: "Activate" }).click();
  const refused = page.getByRole("region", { name: "Refused" });
  await refused.getByText(/worse than the active version on/).waitFor();
  const activations = page.getByRole("region", { name: "Activations" });
  await activations.getByText("wanted to activate version 2 and was refused").waitFor();
  expect(await activations.getByText(/worse than the active version on/).count()).toBe(1);

  const versions = await api<{ readonly name: string }>("GET", `/models/${model}/`);
  await page.goto(
    `/p/${project}/compare?${new URLSearchParams({ a: `${versions.name}@1`, b: `${versions.name}@2` })}`,
  );
  await page.getByRole("button", { name: "Promote B" }).click();
  await refused.getByText(/worse than the active version on/).waitFor();
  await refused.getByLabel(/^Reason to activate/).fill("  ");
  await refused.getByRole("button", { name: "Activate all the same" }).click();
  expect(
    (await api<{ readonly active_version: unknown }>("GET", `/models/${model}/`)).active_version,
  ).toMatchObject({
    version: 1,
  });
  await refused.getByLabel(/^Reason to activate/).fill("half the size");
  expect(await axe(page)).toEqual([]);
  await refused.getByRole("button", { name: "Activate all the same" }).click();
  await refused.waitFor({ state: "detached" });

  await page.goto(`/p/${project}/models/${model}/2`);
  await activations.getByText("activated version 2 instead of version 1, whatever the gate says").waitFor();
  await activations.getByText("“half the size”").waitFor();
  await activations.getByRole("button", { name: "Back to version 1" }).waitFor();
});

/**
 * A project over the demonstration's photos, what one version finds there as its truth, and a second version that calls
 * everything by another name.
 */
async function trial(): Promise<void> {
  const demo = await api<{ readonly datasets: readonly string[] }>("GET", `/projects/${s.project}/`);
  project = (
    await api<{ readonly uid: string }>("POST", "/projects/", {
      name: `Gate ${Date.now().toString(36)}`,
      datasets: demo.datasets,
    })
  ).uid;
  model = await newModel("gate");
  await api("PUT", `/projects/${project}/autotag/`, { enabled: true, model, data: { type: "full" } });
  const card = demoCard();
  const labels = card.match(/^ {2}- .*$/gm) ?? [];
  const turned = card.replace(labels.join("\n"), labels.toReversed().join("\n"));
  expect(turned).not.toBe(card);
  const file = await demoModel();
  const first = await addVersion(project, model, file, card);
  const second = await addVersion(project, model, file, turned);
  await api("POST", `/models/${model}/versions/${first}/activate/`);
  await runOf(project, first);
  await importTruth();
  await runOf(project, second);
}

/** What was found with a score of 0 or more is what is there, as a COCO file. */
async function importTruth(): Promise<void> {
  const { results } = await api<{ readonly results: readonly Found[] }>(
    "GET",
    `/projects/${project}/items/?limit=100&${new URLSearchParams({ query: "score >= 0" })}`,
  );
  const labels = [...new Set(results.flatMap((item) => item.predictions.map((one) => one.label)))];
  const file = {
    images: results.map((item, id) => ({ id, file_name: item.key, width: item.width, height: item.height })),
    categories: labels.map((name, id) => ({ id, name })),
    annotations: results.flatMap((item, image) =>
      item.predictions.map((one) => ({
        image_id: image,
        category_id: labels.indexOf(one.label),
        bbox: [one.x, one.y, one.w, one.h],
      })),
    ),
  };
  expect(file.annotations.length).toBeGreaterThan(50);
  const form = new FormData();
  form.append("file", new Blob([JSON.stringify(file)]), "truth.json");
  const { added } = await api<{ readonly added: number }>(
    "POST",
    `/projects/${project}/ground-truth/coco/`,
    form,
  );
  expect(added).toBe(file.annotations.length);
}
