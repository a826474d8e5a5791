import { useState } from "react";
import { Field } from "../ui/Field";
import ui from "../ui/ui.module.css";
import { interval } from "./told";

interface Props {
  /** Minutes; 0 for on demand only. */
  readonly every: number;
  readonly said?: readonly string[] | undefined;
  readonly onEvery: (minutes: number) => void;
}

const USUAL = [15, 60, 360, 1440, 10_080];
const OTHER = "other";

/** How often a source is scanned by itself. */
export function ScheduleField({ every, said, onEvery }: Props) {
  const [isOther, setOther] = useState(every !== 0 && !USUAL.includes(every));
  return (
    <>
      <Field label="Scanned" said={isOther ? [] : said}>
        {(control) => (
          <select
            {...control}
            value={isOther ? OTHER : every}
            onChange={({ target: { value } }) => {
              setOther(value === OTHER);
              if (value !== OTHER) onEvery(Number(value));
            }}
          >
            <option value={0}>on demand only</option>
            {USUAL.map((minutes) => (
              <option key={minutes} value={minutes}>
                {interval(minutes)}
              </option>
            ))}
            <option value={OTHER}>at another interval</option>
          </select>
        )}
      </Field>
      {isOther && (
        <Field label="Minutes between two scans" said={said}>
          {(control) => (
            <input
              {...control}
              className={ui["input"]}
              type="number"
              min={1}
              value={Number.isNaN(every) || every === 0 ? "" : every}
              onChange={(event) => onEvery(event.target.valueAsNumber)}
            />
          )}
        </Field>
      )}
    </>
  );
}
