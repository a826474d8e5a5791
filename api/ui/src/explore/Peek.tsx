import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { all } from "../api/client";
import { thumbnail } from "../api/images";
import type { Prediction } from "../api/types";
import { bandOf, ON_IMAGE } from "../canvas/bands";
import type { Shape } from "../canvas/drawBoxes";
import { BandSign } from "../ui/BandSign";
import { IconButton } from "../ui/Button";
import { counted, signed } from "../ui/format";
import { Problem } from "../ui/Notice";
import { Picture } from "../ui/Picture";
import { SimilarLink } from "../ui/SimilarLink";
import styles from "./Peek.module.css";
import { boxOf, type Tile } from "./tiles";

interface Props {
  readonly project: string;
  readonly tile: Tile;
  readonly onClose: () => void;
}

/** The picture beside the list, with all that is predicted on it; the arrows go on. */
export function Peek({ project, tile, onClose }: Props) {
  const { item, size } = tile;
  const predictions = useQuery({
    queryKey: ["predictions", item.uid],
    queryFn: ({ signal }) => all<Prediction>(`/items/${item.uid}/predictions/`, signal),
  });
  const shown = [...(predictions.data ?? item.predictions)].sort((a, b) => b.score - a.score);
  return (
    <aside className={styles["peek"]} aria-label={`Peek at ${item.key}`}>
      <header className={styles["head"]}>
        <h2>{item.key}</h2>
        <IconButton label="Close the peek" onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <Picture
        src={thumbnail(item, 1280)}
        size={size}
        shapes={shapesOf(shown)}
        label={`${item.key} with ${counted(shown.length, "prediction")}`}
        height={330}
      />
      <p className={styles["facts"]}>
        {size.width} × {size.height} px · {item.review_status.replace("_", " ")}
        {item.reviewer && ` by ${item.reviewer}`} <SimilarLink project={project} item={item.uid} />
      </p>
      {predictions.error && <Problem of={predictions.error} />}
      <ul className={styles["list"]}>
        {shown.map((prediction) => (
          <li key={prediction.uid} style={{ color: `var(--band-${bandOf(prediction.score)})` }}>
            <BandSign band={bandOf(prediction.score)} />
            <span className={styles["label"]}>{prediction.label}</span>
            <span className={styles["status"]}>{prediction.status}</span>
            <b>{signed(prediction.score)}</b>
          </li>
        ))}
      </ul>
      {shown.length === 0 && !predictions.isPending && (
        <p className={styles["facts"]}>No model has predicted anything here.</p>
      )}
    </aside>
  );
}

function shapesOf(predictions: readonly Prediction[]): readonly Shape[] {
  return predictions.flatMap((prediction): Shape[] => {
    const box = boxOf(prediction);
    if (box === null || prediction.status === "rejected" || prediction.score < 0) return [];
    const human = prediction.status !== "pending";
    return [
      {
        id: prediction.uid,
        box,
        look: human ? "human" : "suggestion",
        colour: ON_IMAGE[bandOf(prediction.score)],
        caption: human
          ? { text: prediction.label, sign: "check" }
          : { text: `${prediction.label} ${signed(prediction.score)}`, sign: "sparkle" },
      },
    ];
  });
}
