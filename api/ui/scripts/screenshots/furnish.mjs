// What the demonstration does not leave behind, made as somebody who works with the pages would, where there is none.

import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ask, list, until } from "./server.mjs";

const PHOTOS = [
  "burano.jpg",
  "fishing-boats.png",
  "nagasaki-boats.jpg",
  "venice-canal.jpg",
  "venice-harbour.jpg",
  "notes.jpg",
];

/** A slice, a webhook and an export of the demonstration's project. */
export async function furnishDemo(project) {
  const named = { project: project.uid, name: "Unsure boats", query: "object_prefix:boat AND score < 0.5" };
  if ((await list("/slices/admin/list/")).length === 0)
    await ask("/slices/", { ...named, visibility: "private" });
  if ((await list("/webhooks/")).length === 0) {
    const events = ["run.completed", "run.failed"];
    await ask("/webhooks/", { target_url: "https://example.org/hooks/autotag", events });
  }
  if ((await list(`/exports/?project=${project.uid}`)).length > 0) return;
  const wanted = { ...named, format: "coco", content: "suggestions", images: true };
  const { uid } = await ask("/exports/", wanted);
  await until(`/exports/${uid}/`, (made) => made.finished_at != null);
}

/**
 * A project over pictures that stay where they are: a folder, and a list that nobody can get. A run over them waits for the
 * end of quiet hours.
 *
 * @param folders where the server reads pictures in place
 * @param photos where the demonstration has its own
 */
export async function furnishHarbour(folders, photos) {
  const known = (await list("/projects/")).find((one) => one.name === "Harbour");
  const project = known ?? (await makeHarbour(folders, photos));
  const runs = `/projects/${project.uid}/runs/`;
  const open = (await list(runs)).find((one) => !["completed", "failed", "cancelled"].includes(one.status));
  if (open) return { project, run: open };
  await hush(project);
  const { uid } = await ask(`/projects/${project.uid}/autotag/run/`, {});
  return { project, run: await until(`/runs/${uid}/`, (one) => one.waiting != null) };
}

async function makeHarbour(folders, photos) {
  const folder = join(folders, "harbour");
  mkdirSync(folder, { recursive: true });
  for (const photo of PHOTOS) copyFileSync(join(photos, photo), join(folder, photo));
  const name = "Harbour";
  const dataset = await ask("/datasets/", { name, slug: "harbour", data_type: "image" });
  const project = await ask("/projects/", { name, datasets: [dataset.uid] });
  const sources = `/datasets/${dataset.uid}/sources/`;
  const places = [
    { name: "cameras", manifest_url: "https://photos.invalid/harbour.txt", scan_every_minutes: 1440 },
    { name: "quay", location: folder, scan_every_minutes: 60 },
  ];
  for (const place of places) {
    const { uid } = await ask(sources, place);
    await until(`${sources}${uid}/`, ({ scan }) => scan.state !== "scanning");
  }
  return project;
}

/** Quiet hours from the last full hour on, in which every run holds. */
async function hush(project) {
  const hour = (later) => `${String((new Date().getUTCHours() + later) % 24).padStart(2, "0")}:00`;
  const model = (await list("/models/")).find((one) => one.active_version);
  const settings = {
    enabled: true,
    auto_run: false,
    model: model.uid,
    quiet_hours: { zone: "UTC", hold_running: true, ranges: [{ from: hour(0), to: hour(8) }] },
    items_per_minute: 600,
  };
  await ask(`/projects/${project.uid}/autotag/`, settings, "PUT");
}
