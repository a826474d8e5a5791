import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../ui/Button";
import { counted } from "../ui/format";
import ui from "../ui/ui.module.css";
import { AttributeEditor } from "./AttributeEditor";
import { type DraftLabel, HOT_KEYS } from "./draft";
import styles from "./Labels.module.css";

interface Props {
  readonly label: DraftLabel;
  readonly isDisabled: boolean;
  readonly onChange: (change: Partial<DraftLabel>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One label: its colour, its name, the key that gives it, and its attributes. */
export function LabelRow({ label, isDisabled, onChange, onMove, onRemove }: Props) {
  const [isOpen, setOpen] = useState(false);
  const named = label.name || "the new label";
  const keys = [...new Set(["", ...HOT_KEYS, label.hotKey])];
  return (
    <>
      <tr>
        <td>
          <input
            type="color"
            className={styles["colour"]}
            aria-label={`Colour of ${named}`}
            value={label.colour}
            disabled={isDisabled}
            onChange={(event) => onChange({ colour: event.target.value })}
          />
        </td>
        <td>
          {label.isNew ? (
            <input
              className={ui["input"]}
              aria-label="Name of the new label"
              value={label.name}
              maxLength={200}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          ) : (
            label.name
          )}
        </td>
        <td>
          <select
            className={ui["input"]}
            aria-label={`Key of ${named}`}
            value={label.hotKey}
            disabled={isDisabled}
            onChange={(event) => onChange({ hotKey: event.target.value })}
          >
            {keys.map((key) => (
              <option key={key} value={key}>
                {key === "" ? "–" : key}
              </option>
            ))}
          </select>
        </td>
        <td>
          <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} disabled={isDisabled}>
            {label.attributes.length === 0 ? "None" : counted(label.attributes.length, "attribute")}
          </Button>
        </td>
        <td className={styles["tools"]}>
          <IconButton label={`Move ${named} up`} disabled={isDisabled} onClick={() => onMove(-1)}>
            <ArrowUp size={14} aria-hidden />
          </IconButton>
          <IconButton label={`Move ${named} down`} disabled={isDisabled} onClick={() => onMove(1)}>
            <ArrowDown size={14} aria-hidden />
          </IconButton>
          <IconButton label={`Remove ${named}`} disabled={isDisabled} onClick={onRemove}>
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td />
          <td colSpan={4}>
            <AttributeEditor
              label={named}
              attributes={label.attributes}
              onChange={(attributes) => onChange({ attributes })}
            />
          </td>
        </tr>
      )}
    </>
  );
}
