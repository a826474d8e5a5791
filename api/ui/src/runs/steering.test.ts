import { describe, expect, it } from "vitest";
import type { Run } from "../api/types";
import { allowed, changed, deed, selectionOf, wish } from "./steering";

const run = (more: Partial<Run>): Run =>
  ({
    status: "running",
    desired: "run",
    failed_items: 0,
    retry_of: null,
    data: null,
    waiting: null,
    ...more,
  }) as Run;

describe("a run", () => {
  it.each([
    ["pending", "run", ["cancel"]],
    ["planning", "run", ["cancel"]],
    ["running", "run", ["pause", "cancel"]],
    ["running", "pause", ["resume", "cancel"]],
    ["running", "cancel", []],
    ["paused", "pause", ["resume", "cancel"]],
    ["finishing", "run", []],
    ["completed", "run", []],
  ] as const)("that is %s and wanted to %s can be told %j", (status, desired, expected) => {
    expect(allowed(run({ status, desired }))).toEqual(expected);
  });

  it("can retry what failed once it is over", () => {
    expect(allowed(run({ status: "completed", failed_items: 2 }))).toEqual(["retry-failed"]);
  });

  it("says what is on its way", () => {
    expect(wish(run({ desired: "pause" }))).toContain("Pausing");
    expect(wish(run({}))).toBeNull();
  });

  it("says until when it waits, unless something else is asked of it", () => {
    const waiting = { until: "2026-11-27T06:00:00Z", local: "07:00", zone: "Europe/Berlin" };
    expect(wish(run({ status: "pending", waiting }))).toContain("Waits until 07:00 Europe/Berlin");
    expect(wish(run({ waiting }))).toContain("Nobody has paused it");
    expect(wish(run({ waiting, desired: "pause" }))).toContain("Pausing");
  });

  it.each([
    ["priority", "3", "5", "changed the priority from 3 to 5"],
    ["window", "automatic", "8", "changed the window from automatic to 8"],
    ["retry_failed", null, "12345678-9", "retried what failed in run 12345678"],
    ["pause", null, null, "paused it"],
    ["unheard_of", null, null, "unheard_of"],
  ])("remembers that somebody did %s", (kind, before, after, expected) => {
    expect(deed({ at: "", by: "ana", kind, before, after })).toBe(expected);
  });

  it.each([
    [{ priority: 3, window: 0 }, {}],
    [{ priority: 5, window: 0 }, { priority: 5 }],
    [{ priority: 3, window: 8 }, { window: 8 }],
    [
      { priority: 1, window: 8 },
      { priority: 1, window: 8 },
    ],
  ])("tuned to %j is sent %j", (chosen, sent) => {
    expect(changed({ priority: 3, window: 0 }, chosen)).toEqual(sent);
  });

  it("says what it covers", () => {
    expect(selectionOf(run({ data: { type: "query", query: "score < 0" } }))).toBe("score < 0");
    expect(selectionOf(run({ retry_of: "12345678-9" }))).toBe("failures of run 12345678");
    expect(selectionOf(run({ data: { type: "full" } }))).toBe("full dataset");
  });
});
