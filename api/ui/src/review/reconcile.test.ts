import { describe, expect, it } from "vitest";
import type { Conflict, SaveBody } from "./api";
import type { Letter } from "./outbox";
import { again, firstOnes, marksOf, reconciled, untouched } from "./reconcile";
import { review, suggestion, THREE } from "./testing";

const letter = (body: Partial<SaveBody>, added: readonly string[] = []): Letter => ({
  seq: 1,
  key: "k",
  project: "p",
  item: "i",
  body: { decisions: [], added: [], changed: [], removed: [], finalize: true, ...body },
  added,
});
const decide = (prediction: string, action: "accept" | "reject") => ({ prediction, version: "1.0", action });
const conflict = (uid: string, now: string): Conflict => ({ uid, now, version: "2.0", by: "ana", at: null });

describe("decisions that were not saved", () => {
  it("go out again without what somebody else has touched", () => {
    const refused = letter(
      {
        decisions: [decide("p1", "accept"), decide("p2", "accept")],
        removed: [{ annotation: "a1", version: 0 }],
      },
      [],
    );
    const rest = untouched(refused, [conflict("p1", "rejected"), conflict("a1", "removed")]);
    expect(rest?.body).toMatchObject({ decisions: [{ prediction: "p2" }], removed: [], finalize: true });
    expect(rest?.key).not.toBe(refused.key);
    expect(
      untouched(
        refused,
        ["p1", "p2", "a1"].map((uid) => conflict(uid, "rejected")),
      ),
    ).toBeNull();
  });

  it("go out again behind a closed page, all that build upon each other, and finish nothing", () => {
    const letters = [
      letter({ decisions: [decide("p1", "accept")] }),
      letter({ decisions: [decide("p1", "reject"), decide("p2", "accept")] }),
    ];
    const rest = again(letters, [conflict("p1", "rejected")]);
    expect(rest?.map((one) => one.body.decisions.map(({ prediction }) => prediction))).toEqual([["p2"]]);
    expect(rest?.[0]?.body.finalize).toBe(false);
    expect(again(letters, [])).toBeNull();
    expect(again(letters, [conflict("p9", "rejected")])).toBeNull();
    expect(firstOnes([conflict("p1", "rejected"), { ...conflict("p2", "accepted"), by: null }])).toBe(
      "ana, somebody else",
    );
  });

  it("come from the letters, the later over the earlier, with what was drawn", () => {
    const box = { x: 1, y: 1, w: 2, h: 2 };
    const letters = [
      letter({ decisions: [decide("p1", "accept")], added: [{ label: "car", box }] }, ["new:1"]),
      letter({ decisions: [decide("p1", "reject")], removed: [{ annotation: "a1", version: 0 }] }),
    ];
    const marks = marksOf(letters, review("i", THREE));
    expect(marks["p1"]?.status).toBe("rejected");
    expect(marks["new:1"]).toEqual({ status: "drawn", label: "car", box });
    expect(marks["a1"]?.status).toBe("removed");
  });

  it("are wanted again where nobody else decided, and asked for where somebody decided otherwise", () => {
    const now = review("i", [suggestion("p1", "person", 0.9, { status: "rejected" }), ...THREE.slice(1)]);
    const mine = marksOf([letter({ decisions: [decide("p1", "accept"), decide("p2", "accept")] })], now);
    const { wanted, clashes } = reconciled(now, mine, [conflict("p1", "rejected")]);
    expect(Object.keys(wanted)).toEqual(["p2"]);
    expect(clashes).toMatchObject([{ item: "i", uid: "p1", now: "rejected", by: "ana" }]);
  });

  it("are no clash where both decided the same", () => {
    const now = review("i", [suggestion("p1", "person", 0.9, { status: "accepted" })]);
    const mine = marksOf([letter({ decisions: [decide("p1", "accept")] })], now);
    expect(reconciled(now, mine, [conflict("p1", "accepted")]).clashes).toEqual([]);
  });
});
