import { Plus, Trash2 } from "lucide-react";
import type { Attribute } from "../api/types";
import { Button, IconButton } from "../ui/Button";
import ui from "../ui/ui.module.css";
import styles from "./Labels.module.css";

interface Props {
  readonly label: string;
  readonly attributes: readonly Attribute[];
  readonly onChange: (attributes: readonly Attribute[]) => void;
}

const TYPES = [
  { type: "text", title: "text" },
  { type: "number", title: "number" },
  { type: "truth", title: "yes or no" },
  { type: "choice", title: "one of" },
];

/** What annotations with a label may carry beside it. */
export function AttributeEditor({ label, attributes, onChange }: Props) {
  const change = (index: number, to: Partial<Attribute>) =>
    onChange(attributes.map((one, at) => (at === index ? { ...one, ...to } : one)));
  return (
    <fieldset className={styles["attributes"]}>
      <legend className="visually-hidden">Attributes of {label}</legend>
      {attributes.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names are what is typed here
        <div key={index} className={styles["attribute"]}>
          <input
            className={ui["input"]}
            aria-label="Name of the attribute"
            placeholder="name"
            value={one.name}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <select
            className={ui["input"]}
            aria-label={`Type of ${one.name || "the attribute"}`}
            value={one.type}
            onChange={(event) => change(index, { type: event.target.value })}
          >
            {TYPES.map(({ type, title }) => (
              <option key={type} value={type}>
                {title}
              </option>
            ))}
          </select>
          <Limits attribute={one} onChange={(to) => change(index, to)} />
          <IconButton
            label={`Remove the attribute ${one.name}`}
            onClick={() => onChange(attributes.filter((_, at) => at !== index))}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...attributes, { name: "", type: "text" }])}>
          <Plus size={14} aria-hidden /> Attribute
        </Button>
      </div>
    </fieldset>
  );
}

interface LimitsProps {
  readonly attribute: Attribute;
  readonly onChange: (to: Partial<Attribute>) => void;
}

/** The choices of a choice, the least and the greatest of a number. */
function Limits({ attribute, onChange }: LimitsProps) {
  const of = attribute.name || "the attribute";
  if (attribute.type === "choice") {
    return (
      <input
        className={ui["input"]}
        aria-label={`Choices of ${of}, with commas between`}
        placeholder="red, green, blue"
        defaultValue={(attribute.choices ?? []).join(", ")}
        onChange={(event) => onChange({ choices: listed(event.target.value) })}
      />
    );
  }
  if (attribute.type !== "number") return <span />;
  const limit = (name: "minimum" | "maximum", title: string) => (
    <input
      className={ui["input"]}
      type="number"
      step="any"
      aria-label={`${title} of ${of}`}
      placeholder={title.toLowerCase()}
      value={attribute[name] ?? ""}
      onChange={(event) =>
        onChange({
          [name]: event.target.value === "" ? undefined : event.target.valueAsNumber,
        } as Partial<Attribute>)
      }
    />
  );
  return (
    <span className={styles["limits"]}>
      {limit("minimum", "Least")}
      {limit("maximum", "Greatest")}
    </span>
  );
}

function listed(text: string): string[] {
  return [...new Set(text.split(",").map((one) => one.trim()))].filter((one) => one !== "");
}
