import type { AutotagSettings, LimitChange, QuietHours } from "../api/types";

export type Limits = Pick<AutotagSettings, "quiet_hours" | "items_per_minute" | "priority">;
export type DailyRange = QuietHours["ranges"][number];

export const NIGHT: DailyRange = { from: "22:00", to: "07:00" };
export const MOST_RANGES = 10;

/** The zone of whoever looks, to begin with. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Those that the browser knows; the server may know more. */
export const knownZones = (): readonly string[] => Intl.supportedValuesOf("timeZone");

/** With the range at the index changed. */
export function withRange(hours: QuietHours, index: number, change: Partial<DailyRange>): QuietHours {
  return {
    ...hours,
    ranges: hours.ranges.map((range, at) => (at === index ? { ...range, ...change } : range)),
  };
}

export function withoutRange(hours: QuietHours, index: number): QuietHours {
  return { ...hours, ranges: hours.ranges.filter((_, at) => at !== index) };
}

/** What is set, in one line. */
export function told({ quiet_hours: hours, items_per_minute: pace, priority }: Limits): string {
  const quiet =
    hours === null
      ? "No quiet hours"
      : `Quiet from ${hours.ranges.map((one) => `${one.from} to ${one.to}`).join(", ")} ${hours.zone}`;
  const speed = pace === null ? "as fast as the workers can" : `at most ${pace} items a minute`;
  return `${quiet}; ${speed}; priority ${priority}.`;
}

const WHAT: Readonly<Record<string, string>> = {
  quiet_hours: "the quiet hours",
  items_per_minute: "the items a minute",
  priority: "the priority",
};

/** What somebody changed, for the history of a project. */
export function changeOf({ kind, before, after }: LimitChange): string {
  const what = WHAT[kind] ?? kind;
  if (before === null) return `set ${what} to ${after}`;
  return after === null
    ? `took away ${what}, which were ${before}`
    : `changed ${what} from ${before} to ${after}`;
}
