import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { limitHistoryQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { Said } from "../ui/Said";
import ui from "../ui/ui.module.css";
import { LimitHistory } from "./LimitHistory";
import { type Limits, NIGHT, ownZone, told } from "./limits";
import { QuietHoursFields } from "./QuietHoursFields";
import styles from "./Settings.module.css";
import { Switch } from "./Switch";
import { saveSettings } from "./save";

const PRIORITY_WORDS: Readonly<Record<number, string>> = { 5: "5, highest", 3: "3, usual", 1: "1, lowest" };

interface Props {
  readonly project: string;
  readonly saved: Limits;
  readonly isDisabled: boolean;
}

/** When the runs of the project are to be quiet, how fast they may work and how much they weigh. What is not changed here is not sent. */
export function LimitSettings({ project, saved, isDisabled }: Props) {
  const id = useId();
  const client = useQueryClient();
  const [changed, setChanged] = useState<Partial<Limits>>({});
  const { quiet_hours: hours, items_per_minute: pace, priority } = { ...saved, ...changed };
  const save = useMutation({
    mutationFn: () => saveSettings(client, project, () => changed),
    onSuccess: () => {
      setChanged({});
      return client.invalidateQueries(limitHistoryQuery(project));
    },
  });
  const isFixed = isDisabled || save.isPending;
  const setHours = (quiet_hours: Limits["quiet_hours"]) =>
    setChanged((before) => ({ ...before, quiet_hours }));
  const setPace = (items_per_minute: number | null) =>
    setChanged((before) => ({ ...before, items_per_minute }));
  return (
    <form
      className={`${ui["card"]} ${ui["cardBody"]}`}
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h2 id={`${id}-title`}>When and how fast</h2>
      <p className={ui["help"]}>{told(saved)}</p>
      <Switch
        label="Quiet hours"
        help="Uploads are taken in then, but no run of theirs begins."
        isOn={hours !== null}
        isDisabled={isFixed}
        onChange={(isOn) => setHours(isOn ? { zone: ownZone(), ranges: [NIGHT], hold_running: false } : null)}
      />
      {hours && <QuietHoursFields hours={hours} isDisabled={isFixed} onHours={setHours} />}
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
          disabled={isFixed}
          onChange={(event) => setPace(event.target.value === "" ? null : event.target.valueAsNumber)}
        />
      </div>
      <div className={ui["field"]}>
        <label htmlFor={`${id}-priority`}>Priority of its runs</label>
        <select
          id={`${id}-priority`}
          className={ui["input"]}
          value={priority}
          disabled={isFixed}
          aria-describedby={`${id}-weight`}
          onChange={(event) => {
            const chosen = Number(event.target.value);
            setChanged((before) => ({ ...before, priority: chosen }));
          }}
        >
          {[5, 4, 3, 2, 1].map((value) => (
            <option key={value} value={value}>
              {PRIORITY_WORDS[value] ?? value}
            </option>
          ))}
        </select>
        <p id={`${id}-weight`} className={ui["help"]}>
          Of runs that begin from now on; those of uploads get one more. One of 4 gets twice as much of the
          workers as one of 2.
        </p>
      </div>
      {save.error && <Said problem={save.error} fields={["quiet_hours", "items_per_minute", "priority"]} />}
      <div className={styles["row"]}>
        <Button type="submit" disabled={isDisabled} busy={save.isPending}>
          Save limits
        </Button>
      </div>
      <LimitHistory project={project} />
    </form>
  );
}
