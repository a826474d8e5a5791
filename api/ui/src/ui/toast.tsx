import { useEffect, useSyncExternalStore } from "react";
import styles from "./ui.module.css";

interface Toast {
  readonly text: string;
  readonly action?: { readonly title: string; readonly run: () => void };
}

const SHOWN_FOR = 6_000;
const listeners = new Set<() => void>();
let current: Toast | null = null;

/** Says something in passing, at the foot of the page; the newest replaces the one before. */
export function say(text: string, action?: Toast["action"]): void {
  show(action === undefined ? { text } : { text, action });
}

function show(toast: Toast | null): void {
  current = toast;
  for (const listener of listeners) listener();
}

export function Toasts() {
  const toast = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => show(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div role="status" aria-live="polite">
      {toast && (
        <div className={styles["toast"]}>
          {toast.text}
          {toast.action && (
            <button
              type="button"
              onClick={() => {
                toast.action?.run();
                show(null);
              }}
            >
              {toast.action.title}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
