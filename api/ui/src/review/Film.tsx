import { Check, Lock } from "lucide-react";
import { useEffect, useRef } from "react";
import { thumbnail } from "../api/images";
import styles from "./Review.module.css";
import { type Entry, uidOf } from "./session";
import { pending } from "./sheet";
import type { ReviewView } from "./view";

interface Props {
  readonly view: ReviewView;
  readonly onGo: (at: number) => void;
}

const HEIGHT = 76;

/** The items of this visit: what is done, what is now, what comes next and is loaded already. */
export function Film({ view, onGo }: Props) {
  const film = useRef<HTMLElement>(null);
  const { entries, at } = view.session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current item is kept in sight
  useEffect(() => {
    film.current
      ?.querySelector("[aria-current=true]")
      ?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [at, entries.length]);
  const first = Math.max(0, at - 12);
  return (
    <nav ref={film} className={styles["film"]} aria-label="Pictures of this review">
      {entries.slice(first).map((entry, index) => (
        <Frame
          key={uidOf(entry)}
          entry={entry}
          isNow={first + index === at}
          onGo={() => onGo(first + index)}
        />
      ))}
    </nav>
  );
}

function Frame({
  entry,
  isNow,
  onGo,
}: {
  readonly entry: Entry;
  readonly isNow: boolean;
  readonly onGo: () => void;
}) {
  const { item, width, height } = entry.leased;
  const ratio = Math.min(Math.max((width ?? 1) / (height ?? 1), 0.5), 2.2);
  const left = entry.sheet ? pending(entry.sheet).length : null;
  const decided = entry.sheet
    ? entry.sheet.suggestions.filter((one) => one.score >= 0).length - (left ?? 0)
    : 0;
  const words = {
    open: left === null ? "loading" : `${left} to decide`,
    done: "done",
    skipped: "skipped",
    taken: "with somebody else",
  };
  return (
    <button
      type="button"
      className={styles["frame"]}
      data-state={entry.state}
      aria-current={isNow}
      aria-label={`${item.key}, ${words[entry.state]}`}
      style={{ width: HEIGHT * ratio, height: HEIGHT }}
      onClick={onGo}
    >
      <img src={thumbnail(item, 160)} alt="" decoding="async" />
      {entry.state === "done" && (
        <span>
          <Check size={12} aria-hidden /> {decided}
        </span>
      )}
      {entry.state === "taken" && (
        <span>
          <Lock size={11} aria-hidden />
        </span>
      )}
      {!isNow && entry.state === "open" && left !== null && <span>{left}</span>}
    </button>
  );
}
