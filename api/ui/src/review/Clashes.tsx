import { Button } from "../ui/Button";
import side from "./Side.module.css";

import { type Sheet, suggestionOf } from "./sheet";
import type { Clash } from "./view";

interface Props {
  readonly clashes: readonly Clash[];
  readonly sheet: Sheet;
  readonly onSettle: (clash: Clash, way: "mine" | "theirs") => void;
}

/** What two people decided differently, side by side. */
export function Clashes({ clashes, sheet, onSettle }: Props) {
  if (clashes.length === 0) return null;
  return (
    <section className={side["clashes"]} aria-label="Decided by somebody else meanwhile">
      {clashes.map((clash) => (
        <div key={clash.uid} className={side["clash"]} role="alert">
          <b>{suggestionOf(sheet, clash.uid)?.label ?? clash.mine.label}</b>: {clash.by ?? "somebody"} says{" "}
          {clash.now}, you say {clash.mine.status}
          {clash.mine.status === "modified" && ` (${clash.mine.label})`}.
          <div>
            <Button onClick={() => onSettle(clash, "theirs")}>Keep {clash.now}</Button>
            <Button onClick={() => onSettle(clash, "mine")}>Make it {clash.mine.status}</Button>
          </div>
        </div>
      ))}
    </section>
  );
}
