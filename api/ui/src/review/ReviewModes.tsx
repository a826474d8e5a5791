import { Link } from "@tanstack/react-router";
import { ArrowLeft, CheckCheck, SquareDashed } from "lucide-react";
import { buttonClass } from "../ui/Button";
import ui from "../ui/ui.module.css";
import styles from "./Review.module.css";

interface Props {
  readonly project: string;
  readonly mode: "item" | "wall";
}

/** An item at a time, or a wall of crops. */
export function ReviewModes({ project, mode }: Props) {
  return (
    <div className={ui["segments"]}>
      <Link
        to="/p/$project/review"
        params={{ project }}
        search={(before) => ({ ...before, mode: undefined })}
        className={styles["mode"] ?? ""}
        data-on={mode === "item"}
        aria-label="Item"
      >
        <SquareDashed size={14} aria-hidden /> <span className={styles["long"]}>Item</span>
      </Link>
      <Link
        to="/p/$project/review"
        params={{ project }}
        search={(before) => ({ ...before, mode: "wall", item: undefined })}
        className={styles["mode"] ?? ""}
        data-on={mode === "wall"}
        aria-label="Wall"
      >
        <CheckCheck size={14} aria-hidden /> <span className={styles["long"]}>Wall</span>
      </Link>
    </div>
  );
}

interface BackProps {
  readonly project: string;
  readonly query: string;
}

export function BackToExplore({ project, query }: BackProps) {
  return (
    <Link
      to="/p/$project/explore"
      params={{ project }}
      search={{ q: query }}
      className={`${buttonClass("quiet")} ${ui["icon"]}`}
      aria-label="Back to Explore"
      title="Back to Explore"
    >
      <ArrowLeft size={17} aria-hidden />
    </Link>
  );
}
