import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceFolders } from "./machine";
import { painted } from "./painted";
import { api, axe, colleague, count, kept, type Stand, stand } from "./stand";

// Pictures that stay where they are: a place is added, scanned, changed and removed, by whom it is allowed.
let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

interface Uid {
  readonly uid: string;
}

async function emptyProject(): Promise<{ readonly project: string; readonly dataset: string }> {
  const name = `sources-${Date.now().toString(36)}`;
  const dataset = await api<Uid>("POST", "/datasets/", { name, slug: name, data_type: "image" });
  const project = await api<Uid>("POST", "/projects/", { name, datasets: [dataset.uid] });
  return { project: project.uid, dataset: dataset.uid };
}

/** A folder that a source may be, with pictures and one file that is none. */
async function folder(page: Page, names: readonly string[]): Promise<string> {
  const place = join(sourceFolders(), `scenario-${Date.now().toString(36)}`);
  mkdirSync(place, { recursive: true });
  const pictures = await page.evaluate(painted, names.length);
  for (const [n, name] of names.entries())
    writeFileSync(join(place, name), Buffer.from(pictures[n] ?? "", "base64"));
  writeFileSync(join(place, "words.jpg"), "This is no picture.");
  return place;
}

async function addition(page: Page, project: string) {
  await page.goto(`/p/${project}/sources`);
  await page.getByRole("button", { name: "Add a source" }).click();
  return page.getByRole("dialog", { name: "Add a source" });
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it("reads a folder where it is, and tells what it found and what it could not read", async () => {
    const { project } = await emptyProject();
    const page = await s.page({ theme });
    const dialog = await addition(page, project);
    const place = await folder(page, ["a.jpg", "b.jpg"]);
    expect(await axe(page)).toEqual([]);

    await dialog.getByRole("button", { name: "Add and scan" }).click();
    await dialog.getByText("Must be the whole path").waitFor();
    await dialog.getByText("Letters, digits, dots").waitFor();
    expect(await dialog.getByLabel("Folder").evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    expect(await axe(page)).toEqual([]);

    await dialog.getByLabel("Folder").fill("/etc");
    await dialog.getByLabel("Name").fill("quay");
    await page.keyboard.press("Enter");
    await dialog.getByText("AUTOTAG_SOURCE_FOLDERS, without hidden folders").waitFor();
    await dialog.getByLabel("Folder").fill(place);
    await page.keyboard.press("Enter");

    const quay = page.getByRole("article", { name: "quay" });
    await quay.getByText("scanned", { exact: true }).waitFor({ timeout: 60_000 });
    await quay.getByText("3 seen, 2 new").waitFor();
    await quay.getByRole("link", { name: "1 could not be read" }).click();
    await page.reload();
    const unread = quay.getByRole("row").nth(1);
    expect(await unread.innerText()).toMatch(/^words\.jpg\s.{10,}/);
    expect(await axe(page)).toEqual([]);

    rmSync(join(place, "a.jpg"));
    await quay.getByRole("button", { name: "Scan now" }).click();
    await quay.getByText(/Scan 2, .*: 2 seen, 1 gone/).waitFor({ timeout: 60_000 });
    await quay.getByRole("link", { name: "See its pictures" }).click();
    await expect.poll(() => page.getByRole("option").count()).toBe(2);
    expect(await count(project, 'key ~ "quay/"')).toBe(2);
  });
});

it("is scanned as often as is said, put off, and removed, and its items stay", async () => {
  const { project, dataset } = await emptyProject();
  const page = await s.page();
  await page.goto(`/p/${project}/sources`);
  await page.getByRole("heading", { name: "No source yet" }).waitFor();
  const place = await folder(page, ["a.jpg"]);
  await api("POST", `/datasets/${dataset}/sources/`, { name: "quay", location: place });
  await page.reload();
  const quay = page.getByRole("article", { name: "quay" });
  await quay.getByText("scanned", { exact: true }).waitFor({ timeout: 60_000 });
  await quay.getByText("Scanned on demand only.").waitFor();

  await quay.getByRole("button", { name: "Schedule…" }).click();
  const schedule = page.getByRole("dialog");
  await schedule.getByLabel("Scanned").selectOption("at another interval");
  await schedule.getByLabel("Minutes between two scans").fill("1.5");
  await schedule.getByRole("button", { name: "Change" }).click();
  await schedule.getByText("Whole minutes").waitFor();
  await schedule.getByLabel("Minutes between two scans").fill("90");
  await schedule.getByRole("button", { name: "Change" }).click();
  await quay.getByText(/^Scanned every 90 minutes, next in /).waitFor();

  await quay.getByRole("button", { name: "Pause" }).click();
  await quay.getByText("Paused: scanned on demand only.").waitFor();
  await quay.getByRole("button", { name: "Resume" }).click();
  await quay.getByText(/^Scanned every 90 minutes/).waitFor();

  await quay.getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("button", { name: "Remove the source" }).click();
  await quay.waitFor({ state: "detached" });
  expect(await count(project, 'key ~ "quay/"')).toBe(1);
});

it("says of buckets and addresses in which field something is wrong, and why a scan fails", async () => {
  const { project } = await emptyProject();
  const page = await s.page();
  const dialog = await addition(page, project);
  const add = dialog.getByRole("button", { name: "Add and scan" });
  await dialog.getByLabel("Name").fill("far");
  await dialog.getByRole("button", { name: "Bucket" }).click();
  await dialog.getByLabel("Bucket and folder").fill("s3://photos/harbour");
  await dialog.getByLabel("Access key").fill("AKIA12345");
  await add.click();
  await dialog.getByText("Say the region at Amazon's").waitFor();
  await dialog.getByText("Give both, the key and its secret.").waitFor();
  await dialog.getByLabel("Secret of the key").fill("secret-of-nobody");
  await dialog.getByLabel("Endpoint of another store").fill("https://store.invalid/path");
  await add.click();
  await dialog.getByText("Must end with the host or port").waitFor();
  expect(await axe(page)).toEqual([]);

  await dialog.getByRole("button", { name: "Addresses", exact: true }).click();
  await dialog.getByLabel("Addresses of pictures").fill("https://a.invalid/1.jpg\nfile:///etc/passwd");
  await add.click();
  await dialog.getByText("Address 2 must begin with https://.").waitFor();

  await dialog.getByRole("button", { name: "List file" }).click();
  await dialog.getByLabel("Address of the list file").fill("https://list.invalid/list.txt");
  await add.click();
  const far = page.getByRole("article", { name: "far" });
  await far.getByText("scan failed").waitFor({ timeout: 80_000 });
  expect((await far.getByRole("alert").innerText()).length).toBeGreaterThan(20);

  await far.getByRole("button", { name: "New addresses…" }).click();
  const anew = page.getByRole("dialog");
  await anew.getByRole("button", { name: "Addresses", exact: true }).click();
  await anew.getByLabel("Addresses of pictures").fill("https://a.invalid/1.jpg\nhttps://a.invalid/2.jpg");
  await anew.getByRole("button", { name: "Save" }).click();
  await far.getByText("2 addresses").waitFor();
});

it("offers each role what it may do", async () => {
  const { project, dataset } = await emptyProject();
  await api("POST", `/datasets/${dataset}/sources/`, { name: "far", manifest_url: "https://list.invalid/l" });
  const offered = async (role: string) => {
    const page = kept(await (await colleague(s, role)).newPage());
    await page.goto(`/p/${project}/sources`);
    const far = page.getByRole("article", { name: "far" });
    await far.waitFor();
    const add = page.getByRole("button", { name: "Add a source" });
    expect(await add.isDisabled()).toBe(true);
    expect(await add.getAttribute("title")).toBe("Takes the role admin.");
    return far.getByRole("button").allInnerTexts();
  };
  expect(await offered("viewer")).toEqual([]);
  expect(await offered("operator")).toEqual(["Scan now", "Pause", "Schedule…"]);
});
