import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { expect, vi } from "vitest";
import { home } from "./machine";
import { api } from "./stand";

interface Named {
  readonly uid: string;
}

/** The card of the demonstration's model. */
export const demoCard = (): string =>
  readFileSync("../../ops/src/main/resources/io/autotag/ops/cli/demo/coco-centernet.yaml", "utf8");

/** The ONNX file that the demonstration made. */
export async function demoModel(): Promise<Buffer<ArrayBuffer>> {
  const files = await readdir(`${home()}/demo`, { recursive: true });
  const found = files.find((file) => file.endsWith(".onnx"));
  if (found === undefined) throw new Error(`There is no ONNX file in ${home()}/demo.`);
  return readFileSync(`${home()}/demo/${found}`);
}

/** A new model without versions; its uid. */
export async function newModel(name: string): Promise<string> {
  return (await api<Named>("POST", "/models/", { name: `${name}-${Date.now().toString(36)}` })).uid;
}

/** A version of the model, tried on a picture of the project; its uid. */
export async function addVersion(
  project: string,
  model: string,
  file: Uint8Array<ArrayBuffer>,
  card: string,
): Promise<string> {
  const form = new FormData();
  form.append("file", new Blob([file]), "model.onnx");
  form.append("card", card);
  const { uid } = await api<Named>("POST", `/models/${model}/versions/`, form);
  const items = await api<{ readonly results: readonly Named[] }>(
    "GET",
    `/projects/${project}/items/?limit=1&${new URLSearchParams({ query: 'key = "yellow-car.jpg"' })}`,
  );
  await api("POST", `/models/${model}/versions/${uid}/preview/`, { item: items.results[0]?.uid });
  return uid;
}

/** Runs a version over everything in the project; the uid of the run. */
export async function runOf(project: string, version: string): Promise<string> {
  const { uid } = await api<Named>("POST", `/projects/${project}/autotag/run/`, {
    data: { type: "full" },
    model_version: version,
  });
  await vi.waitFor(
    async () =>
      expect((await api<{ readonly status: string }>("GET", `/runs/${uid}/`)).status).toBe("completed"),
    { timeout: 80_000, interval: 300 },
  );
  return uid;
}
