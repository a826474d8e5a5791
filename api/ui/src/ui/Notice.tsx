import { AlertTriangle, CheckCircle2, Info, XCircle } from "lucide-react";
import type { ReactNode } from "react";
import { tell } from "../api/errors";
import styles from "./ui.module.css";

type Tone = "info" | "good" | "warn" | "bad";
const ICONS = { info: Info, good: CheckCircle2, warn: AlertTriangle, bad: XCircle };

export function Notice({ tone = "info", children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <div className={`${styles["notice"]} ${styles[tone] ?? ""}`} role={tone === "bad" ? "alert" : "status"}>
      <Icon size={16} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

/** What went wrong, as the server says it, and a way to try again where there is one. */
export function Problem({ of, again }: { readonly of: unknown; readonly again?: () => void }) {
  return (
    <Notice tone="bad">
      {tell(of)}{" "}
      {again && (
        <button type="button" className={styles["quiet"]} onClick={again}>
          <u>Try again</u>
        </button>
      )}
    </Notice>
  );
}

/** An empty list says why and offers one action. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles["empty"]}>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
