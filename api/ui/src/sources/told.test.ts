import { describe, expect, it } from "vitest";
import type { Source, SourceScan } from "../api/types";
import { foundBy, interval, scheduleOf, stateOf } from "./told";

const scan: SourceScan = {
  number: 3,
  state: "done",
  started_at: "2026-03-01T10:00:00Z",
  ended_at: "2026-03-01T10:00:04Z",
  seen: 1200,
  added: 12,
  changed: 0,
  vanished: 1,
  failed: 2,
  message: null,
};
const source: Source = {
  uid: "u",
  name: "harbour",
  kind: "folder",
  location: "/photos",
  endpoint: null,
  region: null,
  has_keys: false,
  scan_every_minutes: 60,
  is_paused: false,
  next_scan_at: "2026-03-01T11:00:04Z",
  scan,
  created_at: "2026-03-01T10:00:00Z",
  updated_at: "2026-03-01T10:00:00Z",
};
const NOW = Date.parse("2026-03-01T10:10:04Z");

describe("what is told of a source", () => {
  it("says how often in the greatest unit that is whole", () => {
    expect([1, 15, 60, 90, 360, 1440, 10_080].map(interval)).toEqual([
      "every minute",
      "every 15 minutes",
      "every hour",
      "every 90 minutes",
      "every 6 hours",
      "every day",
      "every 7 days",
    ]);
  });

  it("says when the next scan is, or that none comes by itself", () => {
    expect(scheduleOf(source, NOW)).toBe("Scanned every hour, next in 50 minutes.");
    expect(scheduleOf({ ...source, next_scan_at: null }, NOW)).toBe("Scanned every hour.");
    expect(scheduleOf({ ...source, scan_every_minutes: null }, NOW)).toBe("Scanned on demand only.");
    expect(scheduleOf({ ...source, is_paused: true }, NOW)).toMatch(/^Paused/);
  });

  it("says what the last scan found, without what it did not", () => {
    expect(foundBy(scan, NOW)).toBe("Scan 3, 10 minutes ago, took 4 s: 1,200 seen, 12 new, 1 gone");
    expect(foundBy({ ...scan, ended_at: "2026-03-01T10:00:00.4Z" }, NOW)).not.toContain("took");
    expect(foundBy({ ...scan, ended_at: null }, Date.parse("2026-03-01T10:00:09Z"))).toBe(
      "Scan 3 goes on since 9 s: 1,200 seen, 12 new, 1 gone",
    );
    expect(foundBy({ ...scan, started_at: null }, NOW)).toBe("");
  });

  it("has a word for each state", () => {
    const states = ["never", "scanning", "done", "failed"];
    expect(states.map((state) => stateOf({ ...source, scan: { ...scan, state } }))).toEqual([
      "not scanned yet",
      "scanning",
      "scanned",
      "scan failed",
    ]);
  });
});
