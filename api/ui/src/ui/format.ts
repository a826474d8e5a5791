const whole = new Intl.NumberFormat("en");
const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

export const count = (n: number): string => whole.format(n);

/** "1 item", "3,412 items". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** A score with its sign: +0.47, −0.22, 0.00. */
export function signed(score: number, digits = 2): string {
  const text = Math.abs(score).toFixed(digits);
  if (Number(text) === 0) return text;
  return (score > 0 ? "+" : "−") + text;
}

export const at = (iso: string): string => moment.format(new Date(iso));

export function ago(iso: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const size = Math.abs(seconds);
  if (size < 60) return relative.format(Math.round(seconds), "second");
  if (size < 3600) return relative.format(Math.round(seconds / 60), "minute");
  if (size < 86_400) return relative.format(Math.round(seconds / 3600), "hour");
  return relative.format(Math.round(seconds / 86_400), "day");
}

/** A length of time in two units at most: "48 s", "3 min 20 s", "2 h 5 min". */
export function lasting(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 90) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min${s % 60 && s < 600 ? ` ${s % 60} s` : ""}`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

/** A time left, in whole units of the larger end and rounded outwards: "4–6 min", "under a minute". */
export function timeLeft(low: number, high: number): string {
  if (high < 60) return "under a minute";
  const [unit, name] = high < 90 * 60 ? [60, "min"] : [3600, "h"];
  const from = Math.max(1, Math.floor(low / unit));
  const to = Math.ceil(high / unit);
  return from < to ? `${from}–${to} ${name}` : `about ${from} ${name}`;
}

export function bytes(n: number): string {
  if (n < 1000) return `${n} B`;
  const power = Math.min(3, Math.floor(Math.log10(n) / 3));
  return `${(n / 1000 ** power).toFixed(1)} ${["B", "kB", "MB", "GB"][power]}`;
}
