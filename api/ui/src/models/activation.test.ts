import { describe, expect, it } from "vitest";
import type { Activation } from "../api/types";
import { deedOf } from "./activation";

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
  has_way_back: true,
};

describe("what was done", () => {
  it.each([
    [DONE, "activated version 2 instead of version 1"],
    [{ ...DONE, previous: null, previous_number: null }, "activated version 2"],
    [{ ...DONE, previous_number: 2 }, "activated version 2 once more"],
    [{ ...DONE, forced: true }, "activated version 2 instead of version 1, whatever the gate says"],
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
