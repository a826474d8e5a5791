import type { Picked } from "./chosen";
import { crc32 } from "./crc32";

/** Where an entry stands in the archive, as its directory says. */
interface Place {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly mode: number;
  readonly offset: number;
}

const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LISTED_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const MOST_DIRECTORY = 64 << 20;
const MOST_TIMES = 200;
/** Small files shrink as they like. */
const HARMLESS = 1 << 20;
const MOST_BYTES = 256 << 20;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a zip archive, unpacked one by one when they are wanted; their sizes are what the archive says, and opening
 * fails with a sentence where that is not so. The archive is taken for hostile.
 */
export async function entriesOf(archive: Blob): Promise<readonly Picked[]> {
  const places = await directory(archive);
  // Entries that share bytes make much of little; together they cannot be longer than the archive.
  if (places.reduce((sum, { packed }) => sum + packed, 0) > archive.size) throw broken();
  return places
    .filter(({ name }) => !name.endsWith("/"))
    .map((place) => {
      const reason = objection(place);
      return {
        path: place.name,
        size: place.size,
        ...(reason === undefined ? {} : { reason }),
        open: () => unpacked(archive, place),
      };
    });
}

async function directory(archive: Blob): Promise<readonly Place[]> {
  const tail = Math.min(archive.size, END_BYTES + LONGEST_COMMENT);
  const end = await view(archive, archive.size - tail, tail);
  let at = end.byteLength - END_BYTES;
  while (at >= 0 && end.getUint32(at, true) !== END) at--;
  if (at < 0) throw new Error("This is no zip archive, or only a part of one.");
  const entries = end.getUint16(at + 10, true);
  const bytes = end.getUint32(at + 12, true);
  const from = end.getUint32(at + 16, true);
  if (entries === 0xffff || from === 0xffffffff) {
    throw new Error("Archives of more than 4 GB or 65,535 files are not unpacked here: choose the folder.");
  }
  if (bytes > MOST_DIRECTORY || from + bytes > archive.size) throw broken();
  return listed(await view(archive, from, bytes), entries);
}

function listed(view: DataView, entries: number): readonly Place[] {
  const places: Place[] = [];
  let at = 0;
  for (let n = 0; n < entries; n++) {
    if (at + LISTED_BYTES > view.byteLength || view.getUint32(at, true) !== LISTED) throw broken();
    const length = view.getUint16(at + 28, true);
    const more = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + LISTED_BYTES + length + more > view.byteLength) throw broken();
    const flags = view.getUint16(at + 8, true);
    places.push({
      // Some archives of Windows have its slashes.
      name: text(new Uint8Array(view.buffer, view.byteOffset + at + LISTED_BYTES, length)).replaceAll(
        "\\",
        "/",
      ),
      flags,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      mode: view.getUint16(at + 40, true),
      offset: view.getUint32(at + 42, true),
    });
    at += LISTED_BYTES + length + more;
  }
  return places;
}

function objection({ name, flags, method, mode, packed, size }: Place): string | undefined {
  if (!isInside(name)) return "Its name leads out of the archive.";
  if ((flags & 1) !== 0) return "It is encrypted.";
  if ((mode & 0xf000) === 0xa000) return "It is a link.";
  if (/\.(?:zip|7z|rar|tar|gz|tgz|bz2|xz)$/i.test(name)) return "An archive in an archive is not unpacked.";
  if (method !== STORED && method !== DEFLATED) return "It is packed in a way that browsers cannot unpack.";
  if (size > MOST_BYTES) return "It is larger than 256 MB.";
  if (size > Math.max(HARMLESS, packed * MOST_TIMES))
    return "It grows beyond all measure when it is unpacked.";
  return undefined;
}

function isInside(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are not taken
  if (/[\u0000-\u001f\u007f]|^[a-z]:/i.test(name)) return false;
  return name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

async function unpacked(archive: Blob, place: Place): Promise<Blob> {
  const head = await view(archive, place.offset, LOCAL_BYTES);
  if (head.getUint32(0, true) !== LOCAL) throw broken();
  const from = place.offset + LOCAL_BYTES + head.getUint16(26, true) + head.getUint16(28, true);
  if (from + place.packed > archive.size) throw broken();
  const packed = archive.slice(from, from + place.packed);
  const bytes = place.method === STORED ? packed.stream() : inflated(packed);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = bytes.getReader();
  for (let one = await reader.read(); !one.done; one = await reader.read()) {
    size += one.value.byteLength;
    if (size > place.size) {
      await reader.cancel();
      throw broken();
    }
    parts.push(one.value);
  }
  if (size !== place.size || crc32(parts) !== place.crc) throw broken();
  return new Blob(parts);
}

function inflated(packed: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  return packed.stream().pipeThrough(new DecompressionStream("deflate-raw"));
}

async function view(archive: Blob, from: number, bytes: number): Promise<DataView> {
  if (from < 0 || from + bytes > archive.size) throw broken();
  return new DataView(await archive.slice(from, from + bytes).arrayBuffer());
}

/** Most write UTF-8, whether they say so or not. */
function text(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

function broken(): Error {
  return new Error("The archive is damaged.");
}
