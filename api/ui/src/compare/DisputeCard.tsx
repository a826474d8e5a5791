import { Link } from "@tanstack/react-router";
import type { Said } from "../api/compareTypes";
import { sizeOf, thumbnail } from "../api/images";
import { bandOf, ON_IMAGE } from "../canvas/bands";
import { surroundings } from "../explore/tiles";
import { Crop } from "../ui/Crop";
import { signed } from "../ui/format";
import { Key } from "../ui/Key";
import styles from "./Compare.module.css";
import { type Dispute, type Verdict, verdictsOn } from "./verdict";

interface Props {
  readonly project: string;
  readonly dispute: Dispute;
  readonly isNow: boolean;
  readonly verdict: Verdict | undefined;
  readonly isAllowed: boolean;
  readonly onLook: () => void;
  readonly onVerdict: (verdict: Verdict) => void;
}

const WORDS = {
  only_a: "only A says it",
  only_b: "only B says it",
  moved: "at another place",
  relabelled: "another label",
} as const;

const TITLES: Readonly<Record<Verdict, string>> = { a: "A", b: "B", both: "Both", none: "None" };
const DONE: Readonly<Record<Verdict, string>> = {
  a: "A is right",
  b: "B is right",
  both: "both are right",
  none: "neither is right",
};

/** What each version says beside the other, and who is right. */
export function DisputeCard({ project, dispute, isNow, verdict, isAllowed, onLook, onVerdict }: Props) {
  const { item, of } = dispute;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list are in the registry of keys
    <li className={styles["dispute"]} data-done={verdict !== undefined} aria-current={isNow} onClick={onLook}>
      <Pair dispute={dispute} />
      <p>
        <Link to="/p/$project/review" params={{ project }} search={{ item: item.uid }}>
          {item.key}
        </Link>{" "}
        <span className={styles["note"]}>{verdict === undefined ? WORDS[of.outcome] : DONE[verdict]}</span>
      </p>
      {isAllowed && verdict === undefined && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
        <div role="group" aria-label={`Who is right in ${item.key}`} className={styles["verdicts"]}>
          {verdictsOn(of).map((one) => (
            <button
              key={one}
              type="button"
              onClick={(event) => {
                event.stopPropagation();
                onVerdict(one);
              }}
            >
              <Key of={`verdict-${one}`} /> {TITLES[one]}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

function Pair({ dispute: { item, of } }: { readonly dispute: Dispute }) {
  const { a, b } = of;
  const size = sizeOf(item);
  const box = a?.box ?? b?.box;
  const part = box ? surroundings(box, size) : { x: 0, y: 0, w: size.width, h: size.height };
  const half = (side: "A" | "B", said: Said | null) => (
    <figure>
      <Crop
        src={thumbnail(item, 640)}
        size={size}
        part={part}
        {...(said?.box ? { mark: said.box, colour: ON_IMAGE[bandOf(said.score)] } : {})}
        width={142}
        height={110}
      />
      <figcaption>
        <span className={styles["side"]} data-side={side}>
          {side}
        </span>{" "}
        {said ? `${said.label} ${signed(said.score)}` : "nothing"}
      </figcaption>
    </figure>
  );
  return (
    <div className={styles["pair"]}>
      {half("A", a)}
      {half("B", b)}
    </div>
  );
}
