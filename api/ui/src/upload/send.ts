import { json } from "../api/client";
import { local } from "../api/images";
import type { Dataset, DatasetHealth } from "../api/types";

interface Ticket {
  readonly url: string;
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Asks for an address, and sends the file there. */
export async function sendFile(dataset: string, path: string, file: File): Promise<void> {
  const ticket = await json<Ticket>("POST", "/datasets/manual-upload/file-upload-url/", {
    dataset_name: dataset,
    file_path_in_dataset: path,
    content_length: file.size,
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(ticket.fields)) form.set(name, value);
  form.set("file", file);
  const response = await fetch(local(ticket.url), { method: ticket.method, body: form });
  if (!response.ok) throw new Error(await reason(response));
}

/** Makes the dataset of all that was sent under its name. */
export function finalise(name: string, slug: string): Promise<Dataset> {
  return json("POST", "/datasets/manual-upload/", { name, slug, data_type: "image" });
}

export function health(dataset: Dataset): Promise<DatasetHealth> {
  return json("GET", `/datasets/${dataset.owner_name}/${dataset.slug}/health/`);
}

async function reason(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const detail = typeof body === "object" && body !== null && "detail" in body ? body.detail : null;
  return typeof detail === "string" ? detail : `The server answered ${response.status}.`;
}
