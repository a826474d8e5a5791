import { describe, expect, it } from "vitest";
import { changeOf, knownZones, NIGHT, told, withoutRange, withRange } from "./limits";

const hours = { zone: "Europe/Berlin", ranges: [NIGHT, { from: "12:00", to: "13:00" }], hold_running: false };

describe("limits", () => {
  it("change one range and leave the others", () => {
    expect(withRange(hours, 1, { to: "14:00" }).ranges).toEqual([NIGHT, { from: "12:00", to: "14:00" }]);
    expect(withoutRange(hours, 0).ranges).toEqual([{ from: "12:00", to: "13:00" }]);
  });

  it("are told in one line", () => {
    expect(told({ quiet_hours: null, items_per_minute: null, priority: 3 })).toBe(
      "No quiet hours; as fast as the workers can; priority 3.",
    );
    expect(told({ quiet_hours: hours, items_per_minute: 90, priority: 5 })).toBe(
      "Quiet from 22:00 to 07:00, 12:00 to 13:00 Europe/Berlin; at most 90 items a minute; priority 5.",
    );
  });

  it("have a history in words", () => {
    const change = { at: "2026-01-02T03:04:05Z", by: "ada" };
    const quiet = "22:00-07:00 UTC, every run";
    expect(changeOf({ ...change, kind: "quiet_hours", before: null, after: quiet })).toBe(
      "set the quiet hours to 22:00-07:00 UTC, every run",
    );
    expect(changeOf({ ...change, kind: "quiet_hours", before: quiet, after: null })).toBe(
      "took away the quiet hours, which were 22:00-07:00 UTC, every run",
    );
    expect(changeOf({ ...change, kind: "items_per_minute", before: "90", after: "120" })).toBe(
      "changed the items a minute from 90 to 120",
    );
    expect(changeOf({ ...change, kind: "priority", before: "3", after: "5" })).toBe(
      "changed the priority from 3 to 5",
    );
  });

  it("offer zones by their names", () => {
    expect(knownZones()).toContain("Europe/Berlin");
  });
});
