import { Plus, X } from "lucide-react";
import { useId } from "react";
import type { QuietHours } from "../api/types";
import { Button, IconButton } from "../ui/Button";
import ui from "../ui/ui.module.css";
import { knownZones, MOST_RANGES, NIGHT, withoutRange, withRange } from "./limits";
import styles from "./Settings.module.css";
import { Switch } from "./Switch";

interface Props {
  readonly hours: QuietHours;
  readonly isDisabled: boolean;
  readonly onHours: (hours: QuietHours) => void;
}

/** The stretches of the day, whose clocks they go by, and what they are for. */
export function QuietHoursFields({ hours, isDisabled, onHours }: Props) {
  const id = useId();
  return (
    <>
      {hours.ranges.map((range, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a range has nothing else that stays while it is typed
        <fieldset key={index} className={styles["row"]} disabled={isDisabled}>
          <legend className="visually-hidden">Quiet stretch {index + 1}</legend>
          <Time name="from" at={range.from} onAt={(from) => onHours(withRange(hours, index, { from }))} />
          <Time name="to" at={range.to} onAt={(to) => onHours(withRange(hours, index, { to }))} />
          {hours.ranges.length > 1 && (
            <IconButton
              label={`Remove stretch ${index + 1}`}
              onClick={() => onHours(withoutRange(hours, index))}
            >
              <X size={15} aria-hidden />
            </IconButton>
          )}
        </fieldset>
      ))}
      <div className={styles["row"]}>
        <Button
          look="quiet"
          disabled={isDisabled || hours.ranges.length >= MOST_RANGES}
          onClick={() => onHours({ ...hours, ranges: [...hours.ranges, NIGHT] })}
        >
          <Plus size={15} aria-hidden /> Another stretch
        </Button>
      </div>
      <div className={ui["field"]}>
        <label htmlFor={`${id}-zone`}>Time zone</label>
        <input
          id={`${id}-zone`}
          className={ui["input"]}
          list={`${id}-zones`}
          value={hours.zone}
          required
          disabled={isDisabled}
          spellCheck={false}
          onChange={(event) => onHours({ ...hours, zone: event.target.value })}
        />
        <datalist id={`${id}-zones`}>
          {knownZones().map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <Switch
        label="Hold every run"
        help="Runs under way stop after the work in hand, and go on by themselves when the quiet hours are over."
        isOn={hours.hold_running}
        isDisabled={isDisabled}
        onChange={(hold_running) => onHours({ ...hours, hold_running })}
      />
    </>
  );
}

interface TimeProps {
  readonly name: string;
  readonly at: string;
  readonly onAt: (at: string) => void;
}

function Time({ name, at, onAt }: TimeProps) {
  return (
    <label className={styles["row"]}>
      {name}
      <input
        className={styles["time"]}
        type="time"
        required
        value={at}
        onChange={(event) => onAt(event.target.value)}
      />
    </label>
  );
}
