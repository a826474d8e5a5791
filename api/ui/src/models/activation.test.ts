import { describe, expect, it } from "vitest";
import type { Activation } from "../api/types";
import { deedOf, wayBack } from "./activation";

const DONE: Activation = {
  uid: "a",
  version: "v",
  number: 2,
  previous: "u",
  previous_number: 1,
  is_rollback: false,
  forced: false,
  reason: "",
  findings: [],
  refusal: null,
  by: "Ana",
  created_at: "2026-01-01T00:00:00Z",
  rolled_back_at: null,
};

describe("what was done", () => {
  it.each([
    [DONE, "activated version 2 instead of version 1"],
    [{ ...DONE, previous: null, previous_number: null }, "activated version 2"],
    [{ ...DONE, forced: true }, "activated version 2 instead of version 1, past the gate"],
    [{ ...DONE, is_rollback: true }, "went back to version 2 instead of version 1"],
    [{ ...DONE, refusal: "It is worse." }, "wanted to activate version 2 and was refused"],
    [
      { ...DONE, is_rollback: true, number: null, version: null, refusal: "There is none." },
      "wanted to go back to the version before and was refused",
    ],
  ])("is said in words (%#)", (one, words) => {
    expect(deedOf(one)).toBe(words);
  });
});

describe("the way back", () => {
  it("leads to the version before the last activation that was done", () => {
    expect(wayBack([{ ...DONE, number: 3, previous_number: 2, refusal: "It is worse." }, DONE])).toBe(1);
  });
  it("passes over what was taken back", () => {
    const taken = { ...DONE, number: 3, previous_number: 2, rolled_back_at: "2026-01-02T00:00:00Z" };
    expect(wayBack([{ ...DONE, is_rollback: true }, taken, DONE])).toBe(1);
  });
  it("is not there before a second activation", () => {
    expect(wayBack([{ ...DONE, previous: null, previous_number: null }])).toBeNull();
    expect(wayBack([])).toBeNull();
  });
});
