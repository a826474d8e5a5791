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

it("gives a run another share of the workers and remembers who did", async () => {
  const { page, uid } = await started();
  await page.getByRole("button", { name: "Pause" }).click();
  await reaches(page, "paused");
  await page.getByRole("button", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog", { name: "Share of the workers" });
  await dialog.getByLabel("Priority", { exact: true }).selectOption("5");
  await dialog.getByLabel("A window of its own, whatever the priority").check();
  await dialog.getByLabel("Chunks in flight at most").fill("2");
  await dialog.getByRole("button", { name: "Change" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("tab", { name: "Settings" }).click();
  await page.getByText("2 chunks in flight at most").waitFor();
  const history = page.getByRole("region", { name: "History" });
  await history.getByText("changed the priority from 3 to 5").waitFor();
  await history.getByText("changed the window from automatic to 2").waitFor();
  await page.getByRole("button", { name: "Resume" }).click();
  await reaches(page, "completed");
  expect((await read(uid)).status).toBe("completed");
});

it("holds a run in quiet hours, says until when, and goes on when they are taken away", async () => {
  const clock = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
  const settings = await s.page();
  await settings.goto(`/p/${s.project}/settings/autotag`);
  const limits = settings.getByRole("form", { name: "When and how fast" });
  await limits.getByRole("switch", { name: "Quiet hours" }).click();
  await limits.getByLabel("from").fill(clock(-2));
  await limits.getByLabel("to", { exact: true }).fill(clock(3));
  await limits.getByLabel("Time zone").fill("UTC");
  await limits.getByRole("switch", { name: "Hold every run" }).click();
  await limits.getByRole("button", { name: "Save limits" }).click();
  await limits.getByText("Quiet from").waitFor();
  const { page, uid } = await started();
  await page.getByText("Waits until").waitFor();
  await limits.getByRole("switch", { name: "Quiet hours" }).click();
  await limits.getByRole("button", { name: "Save limits" }).click();
  await limits.getByText("took away the quiet hours").first().waitFor();
  await reaches(page, "completed");
  expect((await read(uid)).status).toBe("completed");
});
