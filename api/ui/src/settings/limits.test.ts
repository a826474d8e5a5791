import { describe, expect, it } from "vitest";
import { knownZones, NIGHT, told, withoutRange, withRange } from "./limits";

const hours = { zone: "Europe/Berlin", ranges: [NIGHT, { from: "12:00", to: "13:00" }], hold_running: false };

describe("limits", () => {
  it("change one range and leave the others", () => {
    expect(withRange(hours, 1, { to: "14:00" }).ranges).toEqual([NIGHT, { from: "12:00", to: "14:00" }]);
    expect(withoutRange(hours, 0).ranges).toEqual([{ from: "12:00", to: "13:00" }]);
  });

  it("are told in one line", () => {
    expect(told({ quiet_hours: null, items_per_minute: null })).toBe(
      "No quiet hours; as fast as the workers can.",
    );
    expect(told({ quiet_hours: hours, items_per_minute: 90 })).toBe(
      "Quiet from 22:00 to 07:00, 12:00 to 13:00 Europe/Berlin; at most 90 items a minute.",
    );
  });

  it("offer zones by their names", () => {
    expect(knownZones()).toContain("Europe/Berlin");
  });
});
