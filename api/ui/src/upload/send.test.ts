import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiFailure } from "../api/errors";
import { finaliseDue, present, sendFile } from "./send";

afterEach(() => vi.unstubAllGlobals());

describe("the question what is there already", () => {
  it("is about the dataset that will be finalised, and a thousand paths at a time", async () => {
    const asked: { slug: string; dataset_name: string; paths: string[] }[] = [];
    vi.stubGlobal("location", { origin: "http://localhost" });
    vi.stubGlobal("fetch", async (request: Request) => {
      asked.push(await request.json());
      return Response.json({
        present: [{ path: asked.at(-1)?.paths[0], bytes: 1, sha256: "", state: "item" }],
      });
    });
    const paths = Array.from({ length: 1_001 }, (_, n) => `${n}.jpg`);
    const found = await present("Harbour", "harbour-2", paths);
    expect(asked.map((one) => [one.dataset_name, one.slug, one.paths.length])).toEqual([
      ["Harbour", "harbour-2", 1_000],
      ["Harbour", "harbour-2", 1],
    ]);
    expect([...found.keys()]).toEqual(["0.jpg", "1000.jpg"]);
  });
});

describe("what was sent", () => {
  it("is finalised by the next upload where it could not be, and not made twice", async () => {
    const asked: string[] = [];
    let isFull = true;
    vi.stubGlobal("location", { origin: "http://localhost" });
    vi.stubGlobal("fetch", async (request: Request) => {
      const { name, slug } = await request.json();
      asked.push(slug);
      return name === "Old" && isFull
        ? Response.json({ detail: "The disk is full." }, { status: 507 })
        : Response.json({ name });
    });
    const due = new Set(["Old", "New"]);
    const made: string[] = [];
    const finalised = (first: string) =>
      finaliseDue(
        due,
        first,
        (name) => name.toLowerCase(),
        ({ name }) => made.push(name),
      );
    await expect(finalised("New")).rejects.toThrow("The disk is full.");
    expect([...due]).toEqual(["Old"]);
    isFull = false;
    await finalised("New");
    expect(asked).toEqual(["new", "old", "old"]);
    expect(made).toEqual(["New", "Old"]);
    expect(due.size).toBe(0);
  });
});

describe("a file", () => {
  it("goes to the address that was asked for, with its fields before it", async () => {
    const sent: { url: string; fields: string[] }[] = [];
    answering(async (request) => {
      const form = await request.formData();
      sent.push({ url: request.url, fields: [...form.keys()] });
      return new Response(null, { status: 204 });
    });
    await sendFile("Harbour", "sea/a.jpg", new Blob(["pixels"]));
    expect(sent).toEqual([{ url: "http://localhost/api/v1/uploads/", fields: ["policy", "file"] }]);
  });

  it("that is refused is told in the server's words, and when to come again", async () => {
    answering(async () =>
      Response.json({ detail: "The disk is full." }, { status: 507, headers: { "Retry-After": "9" } }),
    );
    const failure = await sendFile("Harbour", "a.jpg", new Blob(["pixels"])).catch(
      (problem: unknown) => problem,
    );
    expect(failure).toBeInstanceOf(ApiFailure);
    expect(failure).toMatchObject({ message: "The disk is full.", status: 507, retryAfterSeconds: 9 });
  });

  /** Gives a ticket, and answers what is sent with it. */
  function answering(upload: (request: Request) => Promise<Response>) {
    vi.stubGlobal("location", { origin: "http://localhost" });
    vi.stubGlobal("fetch", async (request: Request) =>
      request.url.endsWith("/file-upload-url/")
        ? Response.json({ url: "http://elsewhere/api/v1/uploads/", method: "POST", fields: { policy: "p" } })
        : upload(request),
    );
  }
});
