import { expect, it } from "vitest";
import { progressOf } from "./progress";
import { added, closed, EMPTY } from "./session";
import { leased } from "./testing";

const two = added(EMPTY, [leased("a"), leased("b")]);

it("counts what is done and what is looked at among all that matched", () => {
  expect(progressOf(two, 34)).toEqual({ at: 1, of: 34, done: 0 });
  expect(progressOf(closed(two, "a", "done", true), 34)).toEqual({ at: 2, of: 34, done: 1 });
});

it("is never behind the last one, not after an outage and not when everything is done", () => {
  const one = closed(two, "a", "done", true);
  expect(progressOf(one, 1)).toEqual({ at: 2, of: 2, done: 1 });
  expect(progressOf(closed(one, "b", "done", true), 0)).toEqual({ at: 2, of: 2, done: 2 });
});

it("counts an item once that was done, taken back and done again", () => {
  const again = closed(closed(closed(two, "a", "done", true), "a", "open", false), "a", "done", true);
  expect(progressOf(again, 2)).toEqual({ at: 2, of: 2, done: 1 });
});
