import type { Source, SourceScan } from "../api/types";
import { ago, count, counted, lasting } from "../ui/format";

const DAY = 1440;

export const isScanning = ({ scan }: Source): boolean => scan.state === "scanning";

/** The state of the last scan in a word or two. */
export function stateOf({ scan }: Source): string {
  if (scan.state === "never") return "not scanned yet";
  if (scan.state === "failed") return "scan failed";
  return scan.state === "done" ? "scanned" : scan.state;
}

/** How often: "every hour", "every 90 minutes". */
export function interval(minutes: number): string {
  const [size, unit] = minutes % DAY === 0 ? [DAY, "day"] : minutes % 60 === 0 ? [60, "hour"] : [1, "minute"];
  return minutes === size ? `every ${unit}` : `every ${counted(minutes / size, unit)}`;
}

/** When the source is scanned. */
export function scheduleOf(source: Source, now = Date.now()): string {
  if (source.is_paused) return "Paused: scanned on demand only.";
  if (source.scan_every_minutes === null) return "Scanned on demand only.";
  const next = source.next_scan_at === null ? "" : `, next ${ago(source.next_scan_at, now)}`;
  return `Scanned ${interval(source.scan_every_minutes)}${next}.`;
}

/** When the scan was and what it has found; objects that could not be read are told elsewhere. */
export function foundBy(scan: SourceScan, now = Date.now()): string {
  if (scan.started_at === null) return "";
  const begun = Date.parse(scan.started_at);
  const seconds = Math.max(0, (scan.ended_at === null ? now : Date.parse(scan.ended_at)) - begun) / 1000;
  const took = seconds < 1 ? "" : `, took ${lasting(seconds)}`;
  const when =
    scan.ended_at === null
      ? `Scan ${scan.number} goes on since ${lasting(seconds)}`
      : `Scan ${scan.number}, ${ago(scan.ended_at, now)}${took}`;
  const found = [
    [scan.added, "new"],
    [scan.changed, "changed"],
    [scan.vanished, "gone"],
  ] as const;
  return [
    `${when}: ${count(scan.seen)} seen`,
    ...found.filter(([n]) => n > 0).map(([n, what]) => `${count(n)} ${what}`),
  ].join(", ");
}
