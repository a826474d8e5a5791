import { beforeEach, expect, it, vi } from "vitest";
import { isWriting, json, keepHolder, whenSignedOut, whenSomebodyElse } from "./client";

vi.stubGlobal("location", { origin: "http://autotag.test" });

const signedOut = vi.fn();
const somebodyElse = vi.fn();
let session = { user: "ana", csrf_token: "new" };
let sent: string[] = [];

/** A server that takes writes with the token of the session only. */
async function server(request: Request): Promise<Response> {
  if (request.method === "GET") return Response.json(session);
  const token = request.headers.get("X-CSRF-Token");
  sent.push(`${token} ${await request.text()}`);
  return token === session.csrf_token ? Response.json({}) : Response.json({ detail: "No." }, { status: 403 });
}

beforeEach(() => {
  vi.stubGlobal("fetch", server);
  whenSignedOut(signedOut);
  whenSomebodyElse(somebodyElse);
  signedOut.mockClear();
  somebodyElse.mockClear();
  session = { user: "ana", csrf_token: "new" };
  sent = [];
});

it("takes the token of a session that another page has begun for the same person", async () => {
  keepHolder({ user: "ana", csrf_token: "old" });
  await json("PUT", "/a/", { b: 1 });
  expect(sent).toEqual(['old {"b":1}', 'new {"b":1}']);
  await json("PUT", "/a/", { b: 2 });
  expect(sent.at(-1)).toBe('new {"b":2}');
  expect(sent).toHaveLength(3);
});

it("sends again what is refused after another request has taken the new token", async () => {
  keepHolder({ user: "ana", csrf_token: "old" });
  let release = () => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  vi.stubGlobal("fetch", async (request: Request) => {
    const answer = await server(request.clone());
    if (request.url.endsWith("/slow/") && !answer.ok) await released;
    return answer;
  });
  const slow = json("PUT", "/slow/", 1);
  await json("PUT", "/a/", 2);
  release();
  await slow;
  expect(sent.filter((one) => one.startsWith("new "))).toEqual(["new 2", "new 1"]);
});

it("writes nothing for somebody else who has signed in from another page", async () => {
  keepHolder({ user: "ana", csrf_token: "old" });
  session = { user: "bob", csrf_token: "his" };
  await expect(json("PUT", "/a/", {})).rejects.toMatchObject({ status: 401 });
  expect(somebodyElse).toHaveBeenCalledOnce();
  expect(sent).toHaveLength(1);
});

it("leaves a refusal of what the person may not do as it is", async () => {
  keepHolder({ user: "ana", csrf_token: "new" });
  vi.stubGlobal("fetch", async (request: Request) =>
    request.method === "GET"
      ? Response.json(session)
      : Response.json({ detail: "Not you." }, { status: 403 }),
  );
  await expect(json("DELETE", "/a/")).rejects.toMatchObject({ status: 403, message: "Not you." });
  expect(somebodyElse).not.toHaveBeenCalled();
});

it("knows who writes", () => {
  keepHolder({ user: "ana", csrf_token: "new" });
  expect(isWriting("ana")).toBe(true);
  expect(isWriting("bob")).toBe(false);
  keepHolder(null);
  expect(isWriting("ana")).toBe(false);
});
