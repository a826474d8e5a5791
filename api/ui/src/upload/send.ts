import { json, sendBare } from "../api/client";
import { local } from "../api/images";
import type { Dataset, DatasetHealth } from "../api/types";
import type { Present } from "./queue";

interface Ticket {
  readonly url: string;
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
}

const ASKED_AT_ONCE = 1_000;

/** Asks for an address, and sends the file there. */
export async function sendFile(dataset: string, path: string, file: Blob): Promise<void> {
  const ticket = await json<Ticket>("POST", "/datasets/manual-upload/file-upload-url/", {
    dataset_name: dataset,
    file_path_in_dataset: path,
    content_length: file.size,
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(ticket.fields)) form.set(name, value);
  form.set("file", file, path.slice(path.lastIndexOf("/") + 1));
  const target = new URL(local(ticket.url), location.origin);
  await sendBare(new Request(target, { method: ticket.method, body: form }));
}

/** What is there of these paths in the dataset of this name and slug already, by path: an upload that broke off goes on with the rest. */
export async function present(
  dataset: string,
  slug: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Present>> {
  const found = new Map<string, Present>();
  for (let from = 0; from < paths.length; from += ASKED_AT_ONCE) {
    const answer = await json<{ readonly present: readonly Present[] }>(
      "POST",
      "/datasets/manual-upload/present/",
      { dataset_name: dataset, slug, paths: paths.slice(from, from + ASKED_AT_ONCE) },
    );
    for (const one of answer.present) found.set(one.path, one);
  }
  return found;
}

/** Makes the dataset of all that was sent under its name. */
function finalise(name: string, slug: string): Promise<Dataset> {
  return json("POST", "/datasets/manual-upload/", { name, slug, data_type: "image" });
}

/**
 * Finalises the datasets that are due, one of them before the others, which are left from uploads that broke off. Each is
 * due until it is made, so that the next upload does it.
 */
export async function finaliseDue(
  due: Set<string>,
  first: string,
  slug: (name: string) => string,
  onMade: (dataset: Dataset) => void,
): Promise<void> {
  for (const name of new Set([first, ...due])) {
    if (!due.has(name)) continue;
    const dataset = await finalise(name, slug(name));
    due.delete(name);
    onMade(dataset);
  }
}

export function health(dataset: Dataset): Promise<DatasetHealth> {
  return json("GET", `/datasets/${encodeURIComponent(dataset.owner_name)}/${dataset.slug}/health/`);
}
