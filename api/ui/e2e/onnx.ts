/**
 * An ONNX file that describes a picture by the colours of its sixteen tiles: a picture of 64 by 64 pixels in, AveragePool over
 * tiles of 16 by 16, Flatten, 48 numbers out. The fields are those of onnx.proto.
 */
export function colours(): Uint8Array<ArrayBuffer> {
  const pool = node("AveragePool", "images", "tiles", [
    attribute("kernel_shape", [16, 16]),
    attribute("strides", [16, 16]),
  ]);
  const flatten = node("Flatten", "tiles", "colours", []);
  const graph = [
    message(1, pool),
    message(1, flatten),
    text(2, "colours"),
    message(11, value("images", [1, 3, 64, 64])),
    message(12, value("colours", [1, 48])),
  ].flat();
  return Uint8Array.from([number(1, 8), message(8, number(2, 13)), message(7, graph)].flat());
}

type Bytes = readonly number[];

const INTS = 7;
const FLOAT = 1;

function node(type: string, input: string, output: string, attributes: readonly Bytes[]): Bytes {
  return [text(1, input), text(2, output), text(4, type), ...attributes.map((one) => message(5, one))].flat();
}

function attribute(name: string, values: readonly number[]): Bytes {
  return [text(1, name), ...values.map((one) => number(8, one)), number(20, INTS)].flat();
}

function value(name: string, shape: readonly number[]): Bytes {
  const sizes = shape.flatMap((size) => message(1, number(1, size)));
  const tensor = [number(1, FLOAT), message(2, sizes)].flat();
  return [text(1, name), message(2, message(1, tensor))].flat();
}

const number = (field: number, it: number): Bytes => [...varint(field << 3), ...varint(it)];

const message = (field: number, bytes: Bytes): Bytes => [
  ...varint((field << 3) | 2),
  ...varint(bytes.length),
  ...bytes,
];

const text = (field: number, it: string): Bytes => message(field, [...new TextEncoder().encode(it)]);

function varint(it: number): Bytes {
  return it < 128 ? [it] : [(it & 127) | 128, ...varint(it >>> 7)];
}
