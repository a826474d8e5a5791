import { useId } from "react";
import ui from "../ui/ui.module.css";
import styles from "./Settings.module.css";

interface Props {
  readonly label: string;
  readonly help?: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ label, help, isOn, isDisabled = false, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles["switch"]}>
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-labelledby={id}
        disabled={isDisabled}
        onClick={() => onChange(!isOn)}
      />
      <div>
        <span id={id} className={ui["label"]}>
          {label}
        </span>
        {help && <p className={ui["help"]}>{help}</p>}
      </div>
    </div>
  );
}
