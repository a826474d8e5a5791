import type { Picked } from "./chosen";

/** A picture on its way. */
export interface Sending extends Picked {
  readonly state: "waiting" | "sending" | "sent" | "refused";
}

/** A file that the server has: an item stays as it is, a staged one is replaced by another. */
export interface Present {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly state: "item" | "staged";
}

/** In bytes of UTF-8, as the server counts; one path beyond it would have the server refuse all that are asked for. */
const LONGEST_PATH = 1024;
/** What the server takes, and no other. */
const IMAGE = /\.(?:jpe?g|png|webp|bmp|gif|tiff?)$/i;

/** Files as they are to be sent, under paths that the server takes, each path once; others with the reason. */
export function planned(files: readonly Picked[]): readonly Sending[] {
  const seen = new Set<string>();
  return files.flatMap((file): Sending[] => {
    const path = file.reason === undefined ? file.path.replaceAll("\\", "/").replace(/^\/+/, "") : file.path;
    if (seen.has(path) || isHidden(path)) return [];
    seen.add(path);
    if (file.reason !== undefined) return [{ ...file, path, state: "refused" }];
    if (!IMAGE.test(path))
      return [
        {
          ...file,
          path,
          state: "refused",
          reason: "It does not end in jpg, png, webp, bmp, gif or tif, as pictures that can be read do.",
        },
      ];
    if (new TextEncoder().encode(path).length > LONGEST_PATH)
      return [
        { ...file, path, state: "refused", reason: "Its path is longer than 1,024 bytes: shorten it." },
      ];
    return [{ ...file, path, state: "waiting" }];
  });
}

/**
 * The files that are listed, and others that were chosen. While an upload is under way all of it stays listed as it is, but
 * for refused files that were chosen once more; otherwise only what waits stays.
 */
export function withMore(before: readonly Sending[], chosen: readonly Picked[]): readonly Sending[] {
  const isSending = before.some((one) => one.state === "sending");
  const fresh = planned(chosen);
  const again = new Set(fresh.map((one) => one.path));
  const kept = before.filter(
    ({ state, path }) => state === "waiting" || (isSending && (state !== "refused" || !again.has(path))),
  );
  const there = new Set(kept.map((one) => one.path));
  return [...kept, ...fresh.filter((one) => !there.has(one.path))];
}

/** Files such as .DS_Store, and those in such folders; the command line has the same rule. */
export function isHidden(path: string): boolean {
  return /(?:^|\/)\.(?!\.?(?:\/|$))/.test(path);
}

/** Whether the server has a file, so that it need not be sent; one that it can still replace is compared. */
export async function isThere(file: Picked, present: Present | undefined): Promise<boolean> {
  if (present === undefined) return false;
  if (present.state === "item") return true;
  if (present.bytes !== file.size) return false;
  // Browsers compute check sums on secure pages only; elsewhere name and size must do.
  if (globalThis.crypto?.subtle === undefined) return true;
  const hash = await crypto.subtle.digest("SHA-256", await (await file.open()).arrayBuffer());
  return (
    [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === present.sha256
  );
}

/** Does something for each thing, at most so many at a time. A failure lets what was begun end, and nothing else begin. */
export async function each<T>(
  things: readonly T[],
  atOnce: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < things.length; at = next++) {
      const thing = things[at];
      if (thing === undefined) continue;
      await work(thing).catch((failure: unknown) => {
        next = things.length;
        throw failure;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(atOnce, things.length) }, worker));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/** Of letters that are not Latin a number stands at the end: names that differ in them have slugs of their own. */
export function slugOf(name: string): string {
  const words = joined(name.normalize("NFKD")).slice(0, 60);
  return /(?!\p{Script=Latin})\p{L}/u.test(name) ? joined(`${words}-${hashOf(name)}`) : words;
}

function joined(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** As Java's strings have it, in hexadecimal digits. */
function hashOf(text: string): string {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  return (hash >>> 0).toString(16);
}
