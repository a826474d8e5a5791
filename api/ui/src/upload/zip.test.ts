import { describe, expect, it } from "vitest";
import { picked } from "./chosen";
import { planned } from "./queue";
import { zip } from "./testing";
import { entriesOf } from "./zip";

const text = async (blob: Promise<Blob>) => (await blob).text();

describe("a zip archive", () => {
  it("gives its files, stored or deflated, and not its folders", async () => {
    const found = await entriesOf(
      zip([
        { name: "day1/", content: "", method: 0 },
        { name: "day1/a.jpg", content: "one ".repeat(100) },
        { name: "b.jpg", content: "two", method: 0 },
      ]),
    );
    expect(found.map(({ path, size, reason }) => [path, size, reason])).toEqual([
      ["day1/a.jpg", 400, undefined],
      ["b.jpg", 3, undefined],
    ]);
    expect(await Promise.all(found.map((one) => text(one.open())))).toEqual(["one ".repeat(100), "two"]);
  });

  it.each([
    ["a name that leads out", { name: "../a.jpg" }, "Its name leads out of the archive."],
    ["a name of Windows that leads out", { name: "..\\a.jpg" }, "Its name leads out of the archive."],
    ["a name from the root", { name: "/a.jpg" }, "Its name leads out of the archive."],
    ["a name with a drive", { name: "C:/a.jpg" }, "Its name leads out of the archive."],
    ["a name with controls", { name: "a\n.jpg" }, "Its name leads out of the archive."],
    ["an encrypted one", { flags: 1 }, "It is encrypted."],
    ["a link", { mode: 0xa1ff }, "It is a link."],
    ["another archive", { name: "inner.zip" }, "An archive in an archive is not unpacked."],
    ["another method", { method: 14 }, "It is packed in a way that browsers cannot unpack."],
    ["a bomb", { content: "0".repeat(3 << 20) }, "It grows beyond all measure when it is unpacked."],
    ["a giant", { size: 0x7fffffff }, "It is larger than 256 MB."],
  ])("leaves out %s, with the reason", async (_what, change, reason) => {
    const found = await entriesOf(zip([{ name: "a.jpg", content: "x", ...change }]));
    expect(found.map((one) => one.reason)).toEqual([reason]);
  });

  it.each([
    ["more than it says", { size: 2 }],
    ["less than it says", { size: 7 }],
    ["something else than it says", { crc: 7 }],
    ["nothing where it says", { offset: 1 }],
    ["nothing because it ends before", { offset: 1_000_000 }],
  ])("does not hand out an entry that holds %s", async (_what, change) => {
    const [entry] = await entriesOf(zip([{ name: "a.jpg", content: "three", ...change }]));
    await expect(entry?.open()).rejects.toThrow("The archive is damaged.");
  });

  it("is refused when its entries are together longer than it is, as they share bytes", async () => {
    const parts = Array.from({ length: 50 }, (_, n) => ({ name: `${n}.jpg`, content: "", offset: 0 }));
    const whole = zip([{ name: "a.jpg", content: randomText(20_000), method: 0 }, ...parts]);
    const bytes = Buffer.from(await whole.arrayBuffer());
    // Every entry says that it is the first one.
    for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 1))
      bytes.writeUInt32LE(20_000, at + 20);
    await expect(entriesOf(new Blob([bytes]))).rejects.toThrow("The archive is damaged.");
  });

  it("is refused when it is none, or cut off, or too large for this", async () => {
    await expect(entriesOf(new Blob(["no archive"]))).rejects.toThrow("This is no zip archive");
    const whole = Buffer.from(await zip([{ name: "a.jpg", content: "x" }]).arrayBuffer());
    await expect(entriesOf(new Blob([whole.subarray(0, -4)]))).rejects.toThrow("This is no zip archive");
    await expect(entriesOf(new Blob([whole.subarray(30)]))).rejects.toThrow("The archive is damaged.");
    whole.writeUInt16LE(0xffff, whole.length - 12);
    await expect(entriesOf(new Blob([whole]))).rejects.toThrow("choose the folder");
  });
});

describe("what somebody chose", () => {
  // The same table is in UnpackedZipTest: an archive has the same keys from wherever it is sent.
  it.each([
    ["a.jpg sea/b.jpg", "some/a.jpg some/sea/b.jpg"],
    ["some/a.jpg some/sea/b.jpg", "some/a.jpg some/sea/b.jpg"],
    ["some/a.jpg __MACOSX/some/._a.jpg", "some/a.jpg"],
    ["some/a.jpg b.jpg", "some/some/a.jpg some/b.jpg"],
    ["other/a.jpg", "some/other/a.jpg"],
  ])("has the files %s of some.zip as %s", async (entries, keys) => {
    const file = zip(entries.split(" ").map((name) => ({ name, content: "x" })));
    const found = planned(await picked([{ path: "some.zip", file }]));
    expect(found.map((one) => one.path).join(" ")).toBe(keys);
  });

  it("tells of an archive that cannot be opened", async () => {
    const [one] = await picked([{ path: "some.zip", file: new File(["no archive"], "some.zip") }]);
    expect(one?.reason).toContain("This is no zip archive");
  });
});

function randomText(length: number): string {
  return Array.from({ length }, (_, n) => String.fromCharCode(97 + ((n * 7919) % 26))).join("");
}
