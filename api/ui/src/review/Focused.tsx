import { Check, Sparkle } from "lucide-react";
import { bandOf, labelColour, ON_IMAGE } from "../canvas/bands";
import { type Box, HANDLES, type Size } from "../canvas/geometry";
import { signed } from "../ui/format";
import type { Suggestion } from "./api";
import styles from "./Stage.module.css";
import { type Colouring, isHuman } from "./shapes";
import type { Mark } from "./sheet";

interface Props {
  readonly mark: Mark;
  readonly suggestion: Suggestion | undefined;
  /** In pixels of the screen. */
  readonly box: Box;
  readonly screen: Size;
  readonly colouring: Colouring;
  readonly isEditing: boolean;
  readonly actions: React.ReactNode;
}

const ACTIONS_WIDTH = 262;
const ACTIONS_HEIGHT = 40;

/** The focused box, with its handles, its name, and what can be done with it. */
export function Focused({ mark, suggestion, box, screen, colouring, isEditing, actions }: Props) {
  const human = isHuman(mark);
  const colour = human
    ? "#fff"
    : colouring === "label"
      ? labelColour(mark.label)
      : ON_IMAGE[bandOf(suggestion?.score ?? 1)];
  const isBelow = box.y + box.h + ACTIONS_HEIGHT + 14 < screen.height;
  const isGone = mark.status === "rejected";
  return (
    <>
      <div
        className={styles["focused"]}
        data-editing={isEditing}
        data-gone={isGone}
        style={{ left: box.x, top: box.y, width: box.w, height: box.h, ["--line" as string]: colour }}
      >
        <svg className={styles["outline"]} aria-hidden="true">
          <rect
            className={styles["casing"]}
            width="100%"
            height="100%"
            strokeDasharray={human ? "none" : "7 4"}
          />
          <rect width="100%" height="100%" strokeDasharray={human ? "none" : "7 4"} />
        </svg>
        {!isGone &&
          HANDLES.map((handle) => <span key={handle} className={styles["handle"]} data-handle={handle} />)}
        <span className={styles["name"]} data-human={human} data-inside={box.y < 22}>
          {human ? (
            <Check size={11} strokeWidth={3} aria-hidden />
          ) : (
            <Sparkle size={10} fill="currentColor" aria-hidden />
          )}
          <span className={styles["said"]}>
            <span>{mark.label}</span> {!human && suggestion && signed(suggestion.score)}
            {isGone && " rejected"}
          </span>
        </span>
      </div>
      {actions && (
        <div
          className={styles["actions"]}
          data-actions
          style={{
            left: Math.min(Math.max(8, box.x), screen.width - ACTIONS_WIDTH - 8),
            top: isBelow ? box.y + box.h + 10 : Math.max(8, box.y - ACTIONS_HEIGHT - 28),
          }}
        >
          {actions}
        </div>
      )}
    </>
  );
}
