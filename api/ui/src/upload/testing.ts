import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive, as tests make it. */
export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
  /** What the directory says instead of the truth. */
  readonly size?: number;
  readonly crc?: number;
  readonly offset?: number;
}

const numbers = (...pairs: readonly (readonly [bytes: 2 | 4, value: number])[]) => {
  const buffer = Buffer.alloc(pairs.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of pairs) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
};

/** An archive, right but for what its parts say. */
export function zip(parts: readonly Part[], name = "some.zip"): File {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { flags = 0, method = 8, mode = 0x81a4 } = part;
    const content = typeof part.content === "string" ? Buffer.from(part.content) : part.content;
    const packed = method === 8 ? deflateRawSync(content) : content;
    const path = Buffer.from(part.name);
    const same = numbers(
      [2, flags],
      [2, method],
      [4, 0],
      [4, part.crc ?? crc32(content)],
      [4, packed.length],
      [4, part.size ?? content.length],
      [2, path.length],
      [2, 0],
    );
    const body = Buffer.concat([numbers([4, 0x04034b50], [2, 20]), same, path, packed]);
    directory.push(
      numbers([4, 0x02014b50], [2, 0x0314], [2, 20]),
      same,
      numbers([2, 0], [2, 0], [2, 0], [2, 0], [2, mode], [4, part.offset ?? at]),
      path,
    );
    bodies.push(body);
    at += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = numbers(
    [4, 0x06054b50],
    [4, 0],
    [2, parts.length],
    [2, parts.length],
    [4, listed.length],
    [4, at],
    [2, 0],
  );
  return new File([Buffer.concat([...bodies, listed, end])], name);
}
