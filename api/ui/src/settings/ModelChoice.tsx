import { Link } from "@tanstack/react-router";
import type { Model } from "../api/types";
import { counted } from "../ui/format";
import { Notice } from "../ui/Notice";
import styles from "./Settings.module.css";

interface Props {
  readonly project: string;
  readonly models: readonly Model[];
  readonly model: string;
  readonly isDisabled: boolean;
  readonly onModel: (uid: string) => void;
}

/** The models that have an active version. */
export function ModelChoice({ project, models, model, isDisabled, onModel }: Props) {
  if (models.length === 0) {
    return (
      <Notice>
        No model is active yet.{" "}
        <Link to="/p/$project/models" params={{ project }}>
          Add a model
        </Link>
        , preview it on a picture and activate it.
      </Notice>
    );
  }
  return (
    <>
      {models.map((one) => (
        <label key={one.uid} className={styles["choice"]}>
          <input
            type="radio"
            name="model"
            checked={one.uid === model}
            disabled={isDisabled}
            onChange={() => onModel(one.uid)}
          />
          <span>
            <b>
              {one.name}@{one.active_version?.version}
            </b>
            <p>
              {one.active_version?.head} · training set {one.active_version?.training_set ?? "unknown"} ·{" "}
              {counted(one.active_version?.labels.length ?? 0, "label")}
            </p>
          </span>
        </label>
      ))}
    </>
  );
}
