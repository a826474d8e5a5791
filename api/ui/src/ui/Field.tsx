import { type ReactNode, useId } from "react";
import ui from "./ui.module.css";

/** What makes a control that of its field. */
export interface Control {
  readonly id: string;
  readonly className: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean;
}

interface Props {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong with what was entered. */
  readonly said?: readonly string[] | undefined;
  readonly children: (control: Control) => ReactNode;
}

/** A control with its name, what helps to fill it in, and what is wrong with it: told to everybody. */
export function Field({ label, help, said = [], children }: Props) {
  const id = useId();
  const helpId = `${id}-help`;
  const saidId = `${id}-said`;
  const described = [help === undefined ? "" : helpId, said.length === 0 ? "" : saidId].filter(Boolean);
  return (
    <div className={ui["field"]}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        className: ui["input"] ?? "",
        "aria-describedby": described.length === 0 ? undefined : described.join(" "),
        "aria-invalid": said.length > 0,
      })}
      {said.length > 0 && (
        <p id={saidId} className={ui["said"]}>
          {said.join(" ")}
        </p>
      )}
      {help !== undefined && (
        <p id={helpId} className={ui["help"]}>
          {help}
        </p>
      )}
    </div>
  );
}
