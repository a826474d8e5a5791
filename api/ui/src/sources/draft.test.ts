import { describe, expect, it } from "vitest";
import { accessObjections, accessOf, bodyOf, type Draft, EMPTY, objections } from "./draft";

const folder: Draft = { ...EMPTY, name: "harbour", folder: "/photos/harbour" };
const bucket: Draft = {
  ...EMPTY,
  place: "bucket",
  name: "b",
  bucket: "s3://photos/x",
  region: "eu-central-1",
};
const addresses: Draft = { ...EMPTY, place: "addresses", name: "web", addresses: "https://a.example/1.jpg" };

describe("a source that is described", () => {
  it("is sent with what its place needs, and nothing of another place", () => {
    expect(objections(folder)).toEqual({});
    expect(bodyOf({ ...folder, region: "left over", secret: "left over", list: "left over" })).toEqual({
      name: "harbour",
      location: "/photos/harbour",
      scan_every_minutes: 0,
    });
    expect(bodyOf({ ...bucket, keyId: " AKIA1 ", secret: "12345678", every: 60 })).toEqual({
      name: "b",
      location: "s3://photos/x",
      region: "eu-central-1",
      access_key_id: "AKIA1",
      secret_access_key: "12345678",
      scan_every_minutes: 60,
    });
  });

  it("has an address in each line, blank ones aside", () => {
    expect(
      accessOf({ ...addresses, addresses: " https://a.example/1.jpg\n\nhttps://a.example/2.jpg \n" }),
    ).toEqual({ urls: ["https://a.example/1.jpg", "https://a.example/2.jpg"] });
    expect(accessOf({ ...addresses, place: "list", list: "https://a.example/list.txt" })).toEqual({
      manifest_url: "https://a.example/list.txt",
    });
  });

  it.each<[string, Draft]>([
    ["name", { ...folder, name: "a/b" }],
    ["name", { ...folder, name: "" }],
    ["name", { ...folder, name: ".hidden" }],
    ["location", { ...folder, folder: "photos" }],
    ["location", { ...bucket, bucket: "photos/x" }],
    ["region", { ...bucket, region: " " }],
    ["secret_access_key", { ...bucket, keyId: "AKIA1" }],
    ["urls", { ...addresses, addresses: "\n" }],
    ["urls", { ...addresses, addresses: "https://a.example/1.jpg\nfile:///etc/passwd" }],
    ["urls", { ...addresses, addresses: "https://a.example/1.jpg\n".repeat(10_001) }],
    ["manifest_url", { ...addresses, place: "list", list: "list.txt" }],
    ["scan_every_minutes", { ...folder, every: 1.5 }],
    ["scan_every_minutes", { ...folder, every: Number.NaN }],
  ])("is objected to in the field %s", (field, draft) => {
    expect(Object.keys(objections(draft))).toEqual([field]);
  });

  it("needs keys only where they are what is given", () => {
    expect(accessObjections(bucket, false)).toEqual({});
    expect(Object.keys(accessObjections(bucket, true))).toEqual(["secret_access_key"]);
  });
});
