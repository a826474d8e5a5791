import { Copy } from "lucide-react";
import type { IssuedKey } from "../api/types";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { say } from "../ui/toast";
import styles from "./Settings.module.css";

interface Props {
  readonly issued: IssuedKey;
  readonly onClose: () => void;
}

/** Pages that came by plain http from another machine have no clipboard. */
async function written(text: string): Promise<void> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) throw new Error("The page has no clipboard.");
  await clipboard.writeText(text);
}

/** The only time that a key is shown: the server knows its SHA-256 alone. */
export function IssuedKeyNotice({ issued, onClose }: Props) {
  const copy = () =>
    written(issued.key).then(
      () => say("The key is copied."),
      () => say("The browser does not let the page copy. Select the key and copy it by hand."),
    );
  return (
    <Notice tone="good">
      The key “{issued.name}”. It is not shown again.
      <div className={styles["inline"]}>
        <code className={styles["secret"]}>{issued.key}</code>
        <Button onClick={copy}>
          <Copy size={14} aria-hidden /> Copy
        </Button>
        <Button look="quiet" onClick={onClose}>
          Done
        </Button>
      </div>
    </Notice>
  );
}
