import { describe, expect, it } from "vitest";
import type { Review } from "./api";
import { toSave } from "./saving";
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
  taken,
  turned,
  went,
} from "./session";
import { decided, newId } from "./sheet";
import { leased, review, suggestion, THREE } from "./testing";

const NONE: ReadonlySet<string> = new Set();

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
    state = acked(state, answer, {}, NONE);
    const sheet = current(state)?.sheet;
    expect(sheet?.marks["p2"]?.status).toBe("accepted");
    expect(sheet && toSave(sheet, true).body.decisions).toEqual([
      { prediction: "p2", version: "1.0", action: "accept" },
    ]);
  });

  it("keeps what a later letter says until that is answered", () => {
    const answer = review("a", [
      suggestion("p1", "person", 0.9, { status: "accepted", version: "1.1" }),
      ...THREE.slice(1),
    ]);
    const first = closed(accept(session(review("a", THREE)), "p1"), "a", "open", true);
    const second = closed(accept(first, "p2"), "a", "open", true);
    const sheet = current(acked(second, answer, {}, new Set(["p2"])))?.sheet;
    expect(sheet?.marks["p2"]?.status).toBe("accepted");
    expect(sheet && toSave(sheet, true).body.decisions).toEqual([]);
    const undone = current(acked(turned(second, "undo"), answer, {}, new Set(["p2"])))?.sheet;
    expect(undone?.marks["p2"]?.status).toBe("pending");
    expect(undone && toSave(undone, false).body.decisions).toMatchObject([
      { prediction: "p2", action: "undo" },
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
    state = turned(
      acked(state, review("a", THREE, { annotations: [annotation] }), { [id]: "n1" }, NONE),
      "undo",
    );
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

  it("shows what somebody else has as they have it, and takes nothing back there", () => {
    const state = accept(session(review("a", THREE)), "p1");
    const lost = taken(state, "a", review("a", THREE, { lease: { by: "ana", until: "", mine: false } }));
    expect(current(lost)?.state).toBe("taken");
    expect(current(lost)?.lease?.by).toBe("ana");
    expect(current(lost)?.sheet?.marks["p1"]?.status).toBe("pending");
    expect(lost.done).toEqual([]);
  });
});
