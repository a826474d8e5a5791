import { describe, expect, it } from "vitest";
import type { Review, SaveBody, Saved, Suggestion } from "./api";
import { type Letter, type Letters, Outbox, type OutboxState, rebased } from "./outbox";
import {
  acked,
  added,
  closed,
  current,
  EMPTY,
  marked,
  nextOpen,
  opened,
  type Session,
  stepped,
  turned,
  went,
} from "./session";
import { amended, decided, mark, newId, nextPending, pending, sent, sheetOf, toSave } from "./sheet";

const suggestion = (
  uid: string,
  label: string,
  score: number,
  more: Partial<Suggestion> = {},
): Suggestion => ({
  uid,
  version: "1.0",
  label,
  model_label: label,
  level: "object",
  score,
  band: "low",
  confidence: 0.5,
  threshold: 0.3,
  box: { x: 10, y: 10, w: 50, h: 40 },
  status: "pending",
  model_name: "m",
  model_version_number: 1,
  run: "r",
  annotation: null,
  ...more,
});

function review(uid: string, suggestions: readonly Suggestion[], more: Partial<Review> = {}): Review {
  const item = { uid, key: `${uid}.jpg` } as Review["item"];
  return {
    item,
    image_url: "",
    width: 600,
    height: 400,
    status: "unreviewed",
    reviewer: null,
    lease: null,
    suggestions,
    annotations: [],
    ...more,
  };
}

const THREE = [suggestion("p1", "person", 0.9), suggestion("p2", "car", 0.4), suggestion("p3", "kite", -0.3)];
const lease = { by: "me", until: "2026-01-01T00:00:00Z", mine: true };
const leased = (uid: string) => ({
  item: review(uid, []).item,
  image_url: "",
  width: 600,
  height: 400,
  lease,
});

function session(...reviews: readonly Review[]): Session {
  const items = added(
    EMPTY,
    reviews.map((one) => leased(one.item.uid)),
  );
  return reviews.reduce((all, one) => opened(all, one, {}), items);
}

const accept = (state: Session, uid: string): Session => {
  const sheet = current(state)?.sheet;
  const one = sheet ? decided(sheet, uid, "accepted") : null;
  return one ? marked(state, { [uid]: one }, true) : state;
};

describe("a sheet", () => {
  it("lists tags first, then objects by label with the best first, then what is below the threshold", () => {
    const sheet = sheetOf(
      review("i", [
        suggestion("low", "scene", -0.2, { level: "image" }),
        suggestion("b1", "balloon", 0.6),
        suggestion("a", "person", 0.8),
        suggestion("b2", "balloon", 0.9),
        suggestion("tag", "clear", 0.1, { level: "image" }),
      ]),
    );
    expect(sheet.order).toEqual(["tag", "b2", "b1", "a", "low"]);
  });

  it("asks for what is not below the threshold", () => {
    expect(pending(sheetOf(review("i", THREE)))).toEqual(["p1", "p2"]);
  });

  it("goes on to the next pending one, from the start again at the end", () => {
    const sheet = sheetOf(review("i", THREE));
    expect(nextPending(sheet, "p1")).toBe("p2");
    expect(nextPending(sheet, "p2")).toBe("p1");
  });

  it("saves only what changed, each with the version that was seen", () => {
    const sheet = sheetOf(review("i", THREE));
    const next = mark(sheet, { p1: { status: "rejected", label: "person", box: null } })?.sheet ?? sheet;
    expect(toSave(next, true).body).toEqual({
      decisions: [{ prediction: "p1", version: "1.0", action: "reject" }],
      added: [],
      changed: [],
      removed: [],
      finalize: true,
    });
    expect(toSave(sent(next), false).body.decisions).toEqual([]);
  });

  it("calls a suggestion modified when its label or box is another, accepted when it is as the model said", () => {
    const sheet = sheetOf(review("i", THREE));
    expect(amended(sheet, "p1", { label: "dog" })?.status).toBe("modified");
    expect(amended(sheet, "p1", { label: "person" })?.status).toBe("accepted");
    expect(amended(sheet, "p1", { box: { x: 1, y: 1, w: 2, h: 2 } })?.status).toBe("modified");
  });

  it("takes a saved decision back with undo", () => {
    const sheet = sheetOf(review("i", [suggestion("p1", "person", 0.9, { status: "accepted" })]));
    const next =
      mark(sheet, { p1: { status: "pending", label: "person", box: THREE[0]?.box ?? null } })?.sheet ?? sheet;
    expect(toSave(next, false).body.decisions).toEqual([
      { prediction: "p1", version: "1.0", action: "undo" },
    ]);
  });

  it("adds what was drawn, and neither adds nor removes what was drawn and taken away before it was saved", () => {
    const sheet = sheetOf(review("i", THREE));
    const id = newId();
    const drawn =
      mark(sheet, { [id]: { status: "drawn", label: "car", box: { x: 0, y: 0, w: 5, h: 5 } } })?.sheet ??
      sheet;
    expect(toSave(drawn, false)).toMatchObject({ added: [id], body: { added: [{ label: "car" }] } });
    const gone = mark(drawn, { [id]: { status: "removed", label: "car", box: null } })?.sheet ?? drawn;
    expect(toSave(gone, false).body).toEqual({
      decisions: [],
      added: [],
      changed: [],
      removed: [],
      finalize: false,
    });
  });
});

describe("a session", () => {
  it("moves the focus to the next pending suggestion with each decision", () => {
    const state = accept(session(review("a", THREE)), "p1");
    expect(state.focus).toBe("p2");
    expect(accept(state, "p2").focus).toBeNull();
  });

  it("undoes across items and does it again", () => {
    let state = accept(accept(session(review("a", THREE), review("b", THREE)), "p1"), "p2");
    state = went(closed(state, "a", "done", true), nextOpen(state));
    expect(state.at).toBe(1);
    state = turned(state, "undo");
    expect(state.at).toBe(0);
    expect(current(state)?.state).toBe("open");
    expect(current(state)?.sheet?.marks["p2"]?.status).toBe("pending");
    expect(state.focus).toBe("p2");
    state = turned(state, "redo");
    expect(current(state)?.sheet?.marks["p2"]?.status).toBe("accepted");
  });

  it("forgets what could be done again once something else is decided", () => {
    const state = turned(accept(session(review("a", THREE)), "p1"), "undo");
    expect(state.undone).toHaveLength(1);
    expect(accept(state, "p2").undone).toHaveLength(0);
  });

  it("keeps decisions made while a save was on its way", () => {
    let state = accept(session(review("a", THREE)), "p1");
    state = closed(state, "a", "open", true);
    state = accept(state, "p2");
    const answer = review("a", [
      suggestion("p1", "person", 0.9, { status: "accepted", version: "1.1" }),
      ...THREE.slice(1),
    ]);
    state = acked(state, answer, {});
    const sheet = current(state)?.sheet;
    expect(sheet?.marks["p2"]?.status).toBe("accepted");
    expect(sheet && toSave(sheet, true).body.decisions).toEqual([
      { prediction: "p2", version: "1.0", action: "accept" },
    ]);
  });

  it("can undo what was drawn after it was saved under another name", () => {
    const id = newId();
    const box = { x: 0, y: 0, w: 5, h: 5 };
    let state = marked(session(review("a", THREE)), { [id]: { status: "drawn", label: "car", box } }, false);
    state = closed(state, "a", "open", true);
    const annotation = {
      uid: "n1",
      version: 0,
      label: "car",
      box,
      source: "human",
      prediction: null,
      created_by: "me",
    };
    state = turned(acked(state, review("a", THREE, { annotations: [annotation] }), { [id]: "n1" }), "undo");
    const sheet = current(state)?.sheet;
    expect(sheet && toSave(sheet, false).body.removed).toEqual([{ annotation: "n1", version: 0 }]);
  });

  it("takes marks up that were kept from before", () => {
    const items = added(EMPTY, [leased("a")]);
    const state = opened(items, review("a", THREE), {
      p1: { status: "rejected", label: "person", box: null },
    });
    expect(current(state)?.sheet?.marks["p1"]?.status).toBe("rejected");
    expect(state.focus).toBe("p2");
  });

  it("walks through suggestions and turns over at the end", () => {
    const state = session(review("a", THREE));
    expect(stepped(stepped(stepped(state, 1), 1), 1).focus).toBe("p1");
    expect(stepped(state, -1).focus).toBe("p3");
  });
});

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
  let state: OutboxState = { kept: 0, isOffline: false };
  const box = new Outbox(
    shelf,
    {
      send,
      isPassing: (problem) => problem === "away",
      wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
    },
    {
      onSaved: (one) => saved.push(one.key),
      onRefused: (one) => refused.push(one.key),
      onChange: (now) => {
        state = now;
      },
    },
  );
  return { box, saved, refused, state: () => state };
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
    expect(refused).toEqual(["k1"]);
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
