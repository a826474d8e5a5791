import { Button } from "../ui/Button";
import { Key } from "../ui/Key";
import styles from "./Review.module.css";
import type { Mark } from "./sheet";

interface Props {
  readonly mark: Mark;
  readonly onAccept: () => void;
  readonly onReject: () => void;
  readonly onLabel: () => void;
}

/** What can be done with the focused box, beside it. */
export function StageActions({ mark, onAccept, onReject, onLabel }: Props) {
  return (
    <>
      <button type="button" onClick={onAccept}>
        <Key of="accept" /> {mark.status === "modified" || mark.status === "drawn" ? "Next" : "Accept"}
      </button>
      <button type="button" onClick={onReject}>
        <Key of="reject" /> {mark.status === "drawn" ? "Remove" : "Reject"}
      </button>
      <button type="button" onClick={onLabel}>
        <Key of="label" /> Relabel
      </button>
    </>
  );
}

/** Says that the item is with somebody else, and offers the next one. */
export function Taken({ by, onNext }: { readonly by: string | null; readonly onNext: () => void }) {
  return (
    <div className={styles["taken"]} role="alert">
      <p>
        {by === null ? "Somebody else has this picture now" : `Taken by ${by}`}. You can look, but not decide.
      </p>
      <Button look="primary" onClick={onNext}>
        Next picture <Key of="skip" />
      </Button>
    </div>
  );
}
