import type { Estimate as Share } from "../api/compareTypes";
import ui from "./ui.module.css";

/** A share with its interval, or why there is none. */
export function Estimate({ of: share }: { readonly of: Share }) {
  if (share.value === null || share.low === null || share.high === null)
    return <span className={ui["help"]}>{share.note}</span>;
  return (
    <span title={`${share.right} of ${share.of}`}>
      <b>{percent(share.value)}</b>{" "}
      <span className={ui["help"]}>
        {percent(share.low)}–{percent(share.high)}
      </span>
    </span>
  );
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
