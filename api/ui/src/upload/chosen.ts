import { tell } from "../api/errors";
import { isHidden } from "./queue";
import { entriesOf } from "./zip";

/** A file that somebody chose or dropped. */
export interface Given {
  readonly path: string;
  readonly file: File;
}

/** A file to be sent, that may lie in an archive until then; with a reason it cannot be. */
export interface Picked {
  readonly path: string;
  readonly size: number;
  readonly reason?: string;
  readonly open: () => Promise<Blob>;
}

/** The files that were given, and those in archives among them, under the archive's name. */
export async function picked(given: readonly Given[]): Promise<readonly Picked[]> {
  return (await Promise.all(given.map(one))).flat();
}

async function one({ path, file }: Given): Promise<readonly Picked[]> {
  if (!/\.zip$/i.test(path)) return [{ path, size: file.size, open: () => Promise.resolve(file) }];
  const folder = path.slice(0, -".zip".length);
  try {
    const entries = await entriesOf(file);
    // An archive of one folder that is called as the archive is needs no second one around it. The command line has the
    // same rule, so that a file has one key; hidden files, which some archivers add beside the folder, are not sent.
    const isInFolder = entries.every(({ path }) => isHidden(path) || path.startsWith(`${folder}/`));
    return isInFolder ? entries : entries.map((entry) => ({ ...entry, path: `${folder}/${entry.path}` }));
  } catch (problem) {
    return [{ path, size: file.size, reason: tell(problem), open: () => Promise.resolve(file) }];
  }
}
