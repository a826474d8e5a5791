import type { Estimate as Share } from "../api/compareTypes";
import styles from "./Compare.module.css";

/** A share with its interval, or why there is none. */
export function Estimate({ of: share }: { readonly of: Share }) {
  if (share.value === null || share.low === null || share.high === null)
    return <span className={styles["note"]}>{share.note}</span>;
  return (
    <span title={`${share.right} of ${share.of}`}>
      <b>{percent(share.value)}</b>{" "}
      <span className={styles["interval"]}>
        {percent(share.low)}–{percent(share.high)}
      </span>
    </span>
  );
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
