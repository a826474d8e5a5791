import { useState } from "react";
import type { RunChunk } from "../api/types";
import { ago, count, counted } from "../ui/format";
import { Empty } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Runs.module.css";

interface Props {
  readonly chunks: readonly RunChunk[];
  readonly total: number;
  readonly isOver: boolean;
}

const MOST_CELLS = 400;
const SHOWN_ROWS = 100;

interface Cell {
  readonly first: number;
  readonly last: number;
  readonly chunks: readonly RunChunk[];
}

/** A cell a chunk, or a group of neighbours where there are many; what failed is hatched. A click filters the table. */
export function ChunkMap({ chunks, total, isOver }: Props) {
  const [chosen, choose] = useState<number | null>(null);
  const cells = grouped([...chunks].sort((a, b) => a.first - b.first));
  const cell = chosen === null ? undefined : cells[chosen];
  const shown = (cell?.chunks ?? [...chunks].sort((a, b) => a.first - b.first)).slice(0, SHOWN_ROWS);
  if (chunks.length === 0) {
    return (
      <Empty title={isOver ? "No chunk was needed" : "No chunk has been handed out yet"}>
        {counted(total, "item")} in this run.
      </Empty>
    );
  }
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Chunks">
      <div className={styles["map"]} role="toolbar" aria-label="Chunks by position">
        {cells.map((one, index) => (
          <button
            key={one.first}
            type="button"
            className={styles["cell"]}
            data-state={stateOf(one, isOver)}
            aria-pressed={index === chosen}
            aria-label={nameOf(one)}
            title={nameOf(one)}
            onClick={() => choose(index === chosen ? null : index)}
          />
        ))}
      </div>
      <div className={ui["scroll"]}>
        <table className={ui["table"]}>
          <thead>
            <tr>
              <th scope="col">From position</th>
              {["Reached", "Done", "Failed", "Unchanged", "Protected", "Predictions", "Time in work"].map(
                (name) => (
                  <th key={name} scope="col" className={ui["number"]}>
                    {name}
                  </th>
                ),
              )}
              <th scope="col">Last heard of</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((chunk) => (
              <tr key={`${chunk.epoch} ${chunk.first}`}>
                <td>{count(chunk.first)}</td>
                <td className={ui["number"]}>{count(chunk.position)}</td>
                <td className={ui["number"]}>{count(chunk.done)}</td>
                <td className={ui["number"]}>{count(chunk.failed)}</td>
                <td className={ui["number"]}>{count(chunk.skipped_unchanged)}</td>
                <td className={ui["number"]}>{count(chunk.skipped_protected)}</td>
                <td className={ui["number"]}>{count(chunk.predictions)}</td>
                <td className={ui["number"]}>{(chunk.busy_millis / 1000).toFixed(1)} s</td>
                <td>{ago(chunk.updated_at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function grouped(chunks: readonly RunChunk[]): readonly Cell[] {
  const size = Math.max(1, Math.ceil(chunks.length / MOST_CELLS));
  const cells: Cell[] = [];
  for (let at = 0; at < chunks.length; at += size) {
    const some = chunks.slice(at, at + size);
    cells.push({ first: some[0]?.first ?? 0, last: some.at(-1)?.position ?? 0, chunks: some });
  }
  return cells;
}

function stateOf(cell: Cell, isOver: boolean): "failed" | "moving" | "done" {
  if (cell.chunks.some((chunk) => chunk.failed > 0)) return "failed";
  const isFresh = cell.chunks.some((chunk) => Date.now() - Date.parse(chunk.updated_at) < 10_000);
  return !isOver && isFresh ? "moving" : "done";
}

function nameOf(cell: Cell): string {
  const failed = cell.chunks.reduce((sum, chunk) => sum + chunk.failed, 0);
  const done = cell.chunks.reduce((sum, chunk) => sum + chunk.done, 0);
  return `Positions ${count(cell.first)} to ${count(cell.last)}: ${count(done)} done, ${count(failed)} failed`;
}
