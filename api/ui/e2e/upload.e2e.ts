import { afterAll, beforeAll, expect, it } from "vitest";
import { zip } from "../src/upload/testing";
import { painted } from "./painted";
import { api, count, type Stand, stand } from "./stand";

const GOOD = 48;

let s: Stand;
beforeAll(async () => {
  s = await stand();
});
afterAll(() => s.close());

interface Uid {
  readonly uid: string;
}

/** A project of its own with an empty dataset, where uploads are tagged at once by the demonstration's model. */
async function emptyProject(): Promise<string> {
  const name = `uploads-${Date.now().toString(36)}`;
  const dataset = await api<Uid>("POST", "/datasets/", { name, slug: name, data_type: "image" });
  const project = await api<Uid>("POST", "/projects/", { name, datasets: [dataset.uid] });
  const { model } = await api<{ readonly model: string }>("GET", `/projects/${s.project}/autotag/`);
  await api("PUT", `/projects/${project.uid}/autotag/`, { enabled: true, auto_run: true, model });
  return project.uid;
}

it("uploads fifty files, tags those that can be, and lists the others with the reason", async () => {
  const project = await emptyProject();
  const page = await s.page();
  await page.goto(`/p/${project}/upload`);
  const pictures = await page.evaluate(painted, GOOD);
  const files = pictures.map((text, index) => ({
    name: `picture-${String(index).padStart(2, "0")}.jpg`,
    mimeType: "image/jpeg",
    buffer: Buffer.from(text, "base64"),
  }));
  const whole = files[0]?.buffer ?? Buffer.alloc(0);
  const broken = [
    { name: "cut-off.jpg", mimeType: "image/jpeg", buffer: whole.subarray(0, whole.length / 3) },
    { name: "words.jpg", mimeType: "image/jpeg", buffer: Buffer.from("This is no picture.") },
  ];
  await page.getByLabel("Choose pictures").setInputFiles([...files, ...broken]);
  await page.getByRole("button", { name: "Upload 50 pictures" }).click();
  await page.getByText("50 of 50 sent", { exact: false }).waitFor({ timeout: 60_000 });
  await page.getByText(/48 of 50 pictures tagged by .*, 2 could not be/).waitFor({ timeout: 80_000 });
  const refused = page.getByRole("list", { name: "Pictures that could not be tagged" }).getByRole("listitem");
  await expect.poll(() => refused.count()).toBe(2);
  const said = (await refused.allInnerTexts()).sort();
  expect(said[0]).toMatch(/^cut-off\.jpg: .{10,}/);
  expect(said[1]).toMatch(/^words\.jpg: .{10,}/);
  expect(await count(project, "predicted = true")).toBe(GOOD);
});

it("sends the pictures of an archive, leaves out what is hostile, and goes on after the network was gone", async () => {
  const project = await emptyProject();
  const page = await s.page();
  await page.goto(`/p/${project}/upload`);
  const pictures = (await page.evaluate(painted, 12)).map((picture) => Buffer.from(picture, "base64"));
  const archive = zip([
    ...pictures.map((content, index) => ({ name: `day/${index}.jpg`, content })),
    { name: "../out.jpg", content: "x" },
    { name: "inner.zip", content: "x" },
  ]);
  const file = {
    name: "harbour.zip",
    mimeType: "application/zip",
    buffer: Buffer.from(await archive.arrayBuffer()),
  };
  await page.getByLabel("Choose pictures").setInputFiles(file);
  await page.getByText("Its name leads out of the archive.").waitFor();
  await page.getByText("An archive in an archive is not unpacked.").waitFor();
  // The page is gone when some are there.
  const first = page.waitForResponse((answer) => answer.url().endsWith("/uploads/") && answer.ok());
  await page.getByRole("button", { name: "Upload 12 pictures" }).click();
  await first;
  await page.reload();
  await page.getByLabel("Choose pictures").setInputFiles(file);
  const again: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/uploads/")) again.push(request.url());
  });
  await page.getByRole("button", { name: "Upload 12 pictures" }).click();
  await page.getByText("12 of 14 sent", { exact: false }).waitFor({ timeout: 60_000 });
  await page
    .getByText(/^(?:there|in the dataset) already$/)
    .first()
    .waitFor();
  expect(again.length).toBeLessThan(12);
  await page.getByText(/12 of 12 pictures tagged by/).waitFor({ timeout: 80_000 });
  expect(await count(project, "predicted = true")).toBe(12);
});
