import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { kill, pid } from "./machine";
import { api, type Stand, stand } from "./stand";

interface Run {
  readonly uid: string;
  readonly status: string;
  readonly total_items: number;
  readonly processed_items: number;
  readonly failed_items: number;
  readonly retry_of: string | null;
}

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

const read = (uid: string) => api<Run>("GET", `/runs/${uid}/`);

/** A run over everything, whether it is tagged already or not, and its page. */
async function started(): Promise<{ readonly page: Page; readonly uid: string }> {
  const { uid } = await api<Run>("POST", `/projects/${s.project}/autotag/run/`, {
    data: { type: "full" },
    force: true,
  });
  const page = await s.page();
  await page.goto(`/p/${s.project}/runs/${uid}`);
  await page.getByRole("region", { name: "Progress" }).waitFor();
  return { page, uid };
}

const reaches = (page: Page, state: string) =>
  page.getByText(state, { exact: true }).waitFor({ timeout: 80_000 });

it("brings a run to its end though its worker dies", async () => {
  const { page, uid } = await started();
  await expect.poll(async () => (await read(uid)).status, { interval: 100 }).toBe("running");
  const died = pid("worker");
  kill("worker");
  await reaches(page, "completed");
  expect(pid("worker")).not.toBe(died);
  const run = await read(uid);
  expect(run.processed_items).toBe(run.total_items);
  expect(await page.getByRole("progressbar", { name: "Items" }).getAttribute("aria-valuenow")).toBe("100");
  await page.getByRole("region", { name: "Pace" }).getByRole("img").waitFor();
});

it("pauses a run and resumes it", async () => {
  const { page, uid } = await started();
  await page.getByRole("button", { name: "Pause" }).click();
  await reaches(page, "paused");
  await page.getByRole("button", { name: "Resume" }).click();
  await reaches(page, "completed");
  const run = await read(uid);
  expect(run.processed_items).toBe(run.total_items);
});

it("cancels a run once that is confirmed", async () => {
  const { page, uid } = await started();
  await page.getByRole("button", { name: "Cancel…" }).click();
  await page.getByRole("button", { name: "Cancel the run" }).click();
  await reaches(page, "cancelled");
  expect((await read(uid)).status).toBe("cancelled");
});

it("retries what failed, and nothing else", async () => {
  const { page, uid } = await started();
  await reaches(page, "completed");
  const { failed_items } = await read(uid);
  await page.getByRole("button", { name: `Retry ${failed_items} failed` }).click();
  await expect.poll(() => page.url()).not.toContain(uid);
  await reaches(page, "completed");
  const again = await read(new URL(page.url()).pathname.split("/").at(-1) ?? "");
  expect([again.total_items, again.retry_of]).toEqual([failed_items, uid]);
});
