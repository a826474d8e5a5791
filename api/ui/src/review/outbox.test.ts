import { describe, expect, it } from "vitest";
import type { SaveBody, Saved } from "./api";
import { type Letter, type Letters, Outbox, type OutboxState, rebased } from "./outbox";
import { review, suggestion, THREE } from "./testing";

class Shelf implements Letters {
  readonly kept = new Map<number, Letter>();
  async all() {
    return [...this.kept.values()];
  }
  async put(letter: Letter) {
    this.kept.set(letter.seq, letter);
  }
  async remove(seq: number) {
    this.kept.delete(seq);
  }
}

const body = (decisions: SaveBody["decisions"]): SaveBody => ({
  decisions,
  added: [],
  changed: [],
  removed: [],
  finalize: true,
});
const one = (prediction: string, version = "1.0") => [{ prediction, version, action: "accept" as const }];
const letter = (key: string, item: string, decisions = one("p1")) => ({
  key,
  project: "p",
  item,
  body: body(decisions),
  added: [],
});
const answer = (item: string, suggestions = THREE): Saved => ({
  status: "reviewed",
  pending: 0,
  added: [],
  repeated: false,
  review: review(item, suggestions),
});

function outbox(shelf: Shelf, send: (letter: Letter) => Promise<Saved>) {
  const saved: string[] = [];
  const refused: string[] = [];
  const unkept: unknown[] = [];
  let state: OutboxState = { kept: 0, isOffline: false };
  const box = new Outbox(
    shelf,
    {
      send,
      isPassing: (problem) => problem === "away",
      retryAfter: () => 0,
      wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
    },
    {
      onSaved: (one) => saved.push(one.key),
      onRefused: (letters) => refused.push(letters.map((one) => one.key).join(" ")),
      onChange: (now) => {
        state = now;
      },
      onUnkept: (failure) => unkept.push(failure),
    },
  );
  return { box, saved, refused, unkept, state: () => state };
}

describe("the outbox", () => {
  it("sends in order, again and again while the server is away, under the same key", async () => {
    const sent: string[] = [];
    let away = 3;
    const { box, saved, state } = outbox(new Shelf(), async ({ key, item }) => {
      sent.push(key);
      if (away-- > 0) throw "away";
      return answer(item);
    });
    await box.add(letter("k1", "a"));
    await box.add(letter("k2", "b"));
    await expect.poll(() => saved).toEqual(["k1", "k2"]);
    expect(sent).toEqual(["k1", "k1", "k1", "k1", "k2"]);
    expect(state()).toEqual({ kept: 0, isOffline: false });
  });

  it("takes up after a reload what was left", async () => {
    const shelf = new Shelf();
    const closed = outbox(shelf, () => new Promise(() => {}));
    await closed.box.add(letter("k1", "a"));
    await closed.box.add(letter("k2", "a"));
    expect(closed.state().kept).toBe(2);
    const reopened = outbox(shelf, async ({ item }) => answer(item));
    await reopened.box.open();
    await expect.poll(() => reopened.saved).toEqual(["k1", "k2"]);
    expect(shelf.kept.size).toBe(0);
  });

  it("drops with a refused letter the later ones of its item only", async () => {
    let isReady = false;
    const { box, saved, refused } = outbox(new Shelf(), async ({ key, item }) => {
      if (!isReady) throw "away";
      if (key === "k1") throw new Error("409");
      return answer(item);
    });
    await box.add(letter("k1", "a"));
    await box.add(letter("k2", "b"));
    await box.add(letter("k3", "a"));
    isReady = true;
    await expect.poll(() => saved).toEqual(["k2"]);
    expect(refused).toEqual(["k1 k3"]);
  });

  it("sends what the browser does not keep, and takes that for no refusal", async () => {
    class Full extends Shelf {
      override put(): Promise<void> {
        return Promise.reject("full");
      }
      override remove(): Promise<void> {
        return Promise.reject("locked");
      }
    }
    const { box, saved, refused, unkept } = outbox(new Full(), async ({ item }) => answer(item));
    await expect(box.add(letter("k1", "a"))).rejects.toBe("full");
    await expect(box.add(letter("k2", "a"))).rejects.toBe("full");
    await expect.poll(() => saved).toEqual(["k1", "k2"]);
    expect(refused).toEqual([]);
    expect(unkept).toContain("locked");
  });

  it("knows what waits for an item", async () => {
    const { box } = outbox(new Shelf(), () => new Promise(() => {}));
    await box.add(letter("k1", "a", one("p1")));
    await box.add(letter("k2", "a", one("p2")));
    await box.add({ ...letter("k3", "b", one("p3")), added: ["new:1"] });
    expect([...box.onItsWay("a")]).toEqual(["p1", "p2"]);
    expect([...box.onItsWay("b")]).toEqual(["p3", "new:1"]);
  });

  it("names the versions and uids that an earlier letter has made, and no others", () => {
    const earlier: Letter = { ...letter("k1", "a", one("p1")), seq: 1, added: ["new:1"] };
    const later: Letter = {
      ...letter("k2", "a", [...one("p1"), ...one("p2")]),
      seq: 2,
      body: { ...body([...one("p1"), ...one("p2")]), removed: [{ annotation: "new:1", version: 0 }] },
    };
    const now = review(
      "a",
      [suggestion("p1", "person", 0.9, { version: "1.1" }), suggestion("p2", "car", 0.4, { version: "1.7" })],
      {
        annotations: [
          {
            uid: "n1",
            version: 3,
            label: "x",
            box: null,
            source: "human",
            prediction: null,
            created_by: null,
          },
        ],
      },
    );
    const { decisions, removed } = rebased(later, earlier, now, { "new:1": "n1" }).body;
    expect(decisions.map((one) => one.version)).toEqual(["1.1", "1.0"]);
    expect(removed).toEqual([{ annotation: "n1", version: 3 }]);
  });
});
