import { useId, useState } from "react";
import { ApiFailure } from "../api/errors";
import { Button } from "../ui/Button";
import { Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { type Limits, NIGHT, ownZone, told } from "./limits";
import { QuietHoursFields } from "./QuietHoursFields";
import styles from "./Settings.module.css";
import { Switch } from "./Switch";

interface Props {
  readonly saved: Limits;
  readonly isDisabled: boolean;
  readonly problem: unknown;
  readonly isBusy: boolean;
  readonly onSave: (limits: Limits) => void;
}

/** When the runs of the project are to be quiet, and how fast they may work. */
export function LimitSettings({ saved, isDisabled, problem, isBusy, onSave }: Props) {
  const id = useId();
  const [hours, setHours] = useState(saved.quiet_hours);
  const [pace, setPace] = useState(saved.items_per_minute);
  return (
    <form
      className={`${ui["card"]} ${ui["cardBody"]}`}
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ quiet_hours: hours, items_per_minute: pace });
      }}
    >
      <h2 id={`${id}-title`}>When and how fast</h2>
      <p className={ui["help"]}>{told(saved)}</p>
      <Switch
        label="Quiet hours"
        help="Uploads are taken in then, but no run of theirs begins."
        isOn={hours !== null}
        isDisabled={isDisabled}
        onChange={(isOn) => setHours(isOn ? { zone: ownZone(), ranges: [NIGHT], hold_running: false } : null)}
      />
      {hours && <QuietHoursFields hours={hours} isDisabled={isDisabled} onHours={setHours} />}
      <div className={ui["field"]}>
        <label htmlFor={`${id}-pace`}>Items a minute, all runs together</label>
        <input
          id={`${id}-pace`}
          className={ui["input"]}
          type="number"
          min={1}
          max={1_000_000}
          placeholder="as many as the workers can"
          value={pace ?? ""}
          disabled={isDisabled}
          onChange={(event) => setPace(event.target.value === "" ? null : event.target.valueAsNumber)}
        />
      </div>
      {problem != null && <Said problem={problem} />}
      <div className={styles["row"]}>
        <Button type="submit" disabled={isDisabled} busy={isBusy}>
          Save limits
        </Button>
      </div>
    </form>
  );
}

/** What the server says of each field, where it does. */
function Said({ problem }: { readonly problem: unknown }) {
  const said =
    problem instanceof ApiFailure
      ? ["quiet_hours", "items_per_minute"].flatMap((name) => problem.field(name))
      : [];
  return said.length > 0 ? <Notice tone="bad">{said.join(" ")}</Notice> : <Problem of={problem} />;
}
