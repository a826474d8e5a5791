/** A picture on its way. */
export interface Sending {
  readonly path: string;
  readonly file: File;
  readonly state: "waiting" | "sending" | "sent" | "refused";
  readonly reason?: string;
}

const IMAGE = /\.(?:jpe?g|png|webp|bmp|gif|tiff?|avif)$/i;

/** Files as they are to be sent, under paths that the server takes, each path once; others with the reason. */
export function planned(
  files: readonly { readonly path: string; readonly file: File }[],
): readonly Sending[] {
  const seen = new Set<string>();
  return files.flatMap(({ path, file }): Sending[] => {
    const clean = path.replaceAll("\\", "/").replace(/^\/+/, "");
    if (seen.has(clean) || /(?:^|\/)\./.test(clean)) return [];
    seen.add(clean);
    if (!IMAGE.test(clean))
      return [
        { path: clean, file, state: "refused", reason: "This is no picture: its name has no suffix of one." },
      ];
    return [{ path: clean, file, state: "waiting" }];
  });
}

/** Does something for each thing, at most so many at a time. */
export async function each<T>(
  things: readonly T[],
  atOnce: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < things.length; at = next++) {
      const thing = things[at];
      if (thing !== undefined) await work(thing);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, worker));
}

export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}
