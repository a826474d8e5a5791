import { describe, expect, it } from "vitest";
import { justify } from "./justify";

const measures = { width: 1000, height: 150, gap: 8 };
const things = (...ratios: number[]) => ratios.map((ratio, id) => ({ id, ratio }));

describe("justify", () => {
  it("fills the width of every full row exactly", () => {
    const { rows } = justify(
      things(1.5, 1.33, 0.75, 1.78, 1, 1.5, 1.5, 0.66, 1.33, 2, 1, 1.5),
      measures,
      false,
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { tiles } of rows) {
      expect(tiles.reduce((sum, tile) => sum + tile.width, 0) + 8 * (tiles.length - 1)).toBe(1000);
    }
  });

  it("keeps every thing once and in order", () => {
    const all = things(...Array.from({ length: 57 }, (_, i) => 0.6 + (i % 7) / 5));
    const { rows, rest } = justify(all, measures, false);
    expect([
      ...rows.flatMap((row) => row.tiles.map((tile) => tile.of.id)),
      ...rest.map((one) => one.id),
    ]).toEqual(all.map((one) => one.id));
  });

  it("is the same whether pages come together or one after the other", () => {
    const all = things(...Array.from({ length: 60 }, (_, i) => 0.6 + (i % 11) / 6));
    const first = justify(all.slice(0, 25), measures, false);
    const second = justify([...first.rest, ...all.slice(25)], measures, true);
    expect([...first.rows, ...second.rows]).toEqual(justify(all, measures, true).rows);
  });

  it("does not blow up a last row with little in it", () => {
    const { rows } = justify(things(1, 1), measures, true);
    expect(rows).toEqual([
      {
        height: 150,
        tiles: [expect.objectContaining({ width: 150 }), expect.objectContaining({ width: 150 })],
      },
    ]);
  });

  it("cuts panoramas", () => {
    const { rows } = justify(things(40), measures, true);
    expect(rows[0]?.tiles[0]?.width).toBe(450);
  });
});
