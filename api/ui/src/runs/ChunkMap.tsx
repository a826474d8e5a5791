import { useState } from "react";
import type { RunChunkGroup } from "../api/types";
import { ago, count, counted } from "../ui/format";
import { Empty } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Runs.module.css";

interface Props {
  /** In the order of their positions. */
  readonly chunks: readonly RunChunkGroup[];
  readonly total: number;
  readonly isOver: boolean;
}

const SHOWN_ROWS = 100;
/** What was written within so many milliseconds is being worked on. */
const FRESH = 10_000;

/** A cell a chunk, or a group of neighbours where there are many; what failed is hatched. A click filters the table. */
export function ChunkMap({ chunks, total, isOver }: Props) {
  const [chosen, choose] = useState<number | null>(null);
  const cell = chosen === null ? undefined : chunks[chosen];
  const shown = cell ? [cell] : chunks.slice(0, SHOWN_ROWS);
  if (chunks.length === 0) {
    return (
      <Empty title={isOver ? "No chunk was needed" : "No chunk has been handed out yet"}>
        {total === 0 && !isOver
          ? "The items are counted when the run begins."
          : `${counted(total, "item")} in this run.`}
      </Empty>
    );
  }
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Chunks">
      <div className={styles["map"]} role="toolbar" aria-label="Chunks by position">
        {chunks.map((one, index) => (
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
              {[
                "Reached",
                "Chunks",
                "Done",
                "Failed",
                "Unchanged",
                "Protected",
                "Predictions",
                "Time in work",
              ].map((name) => (
                <th key={name} scope="col" className={ui["number"]}>
                  {name}
                </th>
              ))}
              <th scope="col">Last heard of</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((chunk) => (
              <tr key={chunk.first}>
                <td>{count(chunk.first)}</td>
                <td className={ui["number"]}>{count(chunk.position)}</td>
                <td className={ui["number"]}>{count(chunk.chunks)}</td>
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

function stateOf(chunk: RunChunkGroup, isOver: boolean): "failed" | "moving" | "done" {
  if (chunk.failed > 0) return "failed";
  return !isOver && Date.now() - Date.parse(chunk.updated_at) < FRESH ? "moving" : "done";
}

function nameOf(chunk: RunChunkGroup): string {
  return `Positions ${count(chunk.first)} to ${count(chunk.position)}: ${count(chunk.done)} done, ${count(chunk.failed)} failed`;
}
