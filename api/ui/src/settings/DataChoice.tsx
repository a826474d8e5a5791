import { useSlices } from "../api/slices";
import type { Data, Slice } from "../api/types";
import { count } from "../ui/format";
import ui from "../ui/ui.module.css";
import styles from "./Settings.module.css";

interface Props {
  readonly project: string;
  readonly user: string;
  readonly data: Data;
  readonly isDisabled: boolean;
  readonly onData: (data: Data) => void;
}

/** What a run covers: everything, slices, or what a query finds. */
export function DataChoice({ project, user, data, isDisabled, onData }: Props) {
  const slices = useSlices(project, user);
  const ready = (slices.data ?? []).filter((slice) => slice.item_count > 0);
  const chosen = data.slices ?? [];
  return (
    <>
      <label className={styles["choice"]}>
        <input
          type="radio"
          name="data"
          checked={data.type === "full"}
          disabled={isDisabled}
          onChange={() => onData({ type: "full" })}
        />
        <span>
          <b>Full dataset</b>
          <p>Everything in the datasets of this project.</p>
        </span>
      </label>
      <label className={styles["choice"]}>
        <input
          type="radio"
          name="data"
          checked={data.type === "slices"}
          disabled={isDisabled || ready.length === 0}
          onChange={() => onData({ type: "slices", slices: chosen })}
        />
        <span>
          <b>Slices</b>
          <p>
            {ready.length === 0
              ? "There is none yet: Explore saves what a query finds as one."
              : "Items that somebody put together under a name."}
          </p>
        </span>
      </label>
      {data.type === "slices" && (
        <fieldset className={styles["row"]}>
          <legend className="visually-hidden">Slices</legend>
          {ready.map((slice: Slice) => (
            <label key={slice.uid} className={styles["row"]}>
              <input
                type="checkbox"
                checked={chosen.includes(slice.uid)}
                disabled={isDisabled}
                onChange={(event) =>
                  onData({
                    type: "slices",
                    slices: event.target.checked
                      ? [...chosen, slice.uid]
                      : chosen.filter((one) => one !== slice.uid),
                  })
                }
              />
              {slice.name} <span className={ui["help"]}>{count(slice.item_count)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <label className={styles["choice"]}>
        <input
          type="radio"
          name="data"
          checked={data.type === "query"}
          disabled={isDisabled}
          onChange={() => onData({ type: "query", query: data.query ?? "predicted = false" })}
        />
        <span>
          <b>A query</b>
          <p>What a query finds when the run starts, such as items that no model has seen.</p>
        </span>
      </label>
      {data.type === "query" && (
        <textarea
          className={ui["input"]}
          rows={2}
          aria-label="Query of the run"
          value={data.query ?? ""}
          disabled={isDisabled}
          spellCheck={false}
          onChange={(event) => onData({ type: "query", query: event.target.value })}
        />
      )}
    </>
  );
}
