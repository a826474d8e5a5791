import { useState } from "react";
import type { Box, Size } from "../canvas/geometry";
import styles from "./Crop.module.css";

interface Props {
  readonly src: string;
  readonly size: Size;
  /** The part of the picture that fills the frame. */
  readonly part: Box;
  /** Drawn dashed within the part. */
  readonly mark?: Box;
  readonly colour?: string;
  readonly width: number;
  readonly height: number;
}

/** A part of a picture, filling its frame. */
export function Crop({ src, size, part, mark, colour = "#fff", width, height }: Props) {
  const [isBroken, setBroken] = useState(false);
  const scale = Math.max(width / part.w, height / part.h);
  const left = width / 2 - (part.x + part.w / 2) * scale;
  const top = height / 2 - (part.y + part.h / 2) * scale;
  return (
    <div className={styles["crop"]} style={{ width, height }}>
      {isBroken ? (
        <span className={styles["gone"]}>The picture is gone</span>
      ) : (
        <img
          src={src}
          alt=""
          draggable={false}
          decoding="async"
          onError={() => setBroken(true)}
          style={{ left, top, width: size.width * scale, height: size.height * scale }}
        />
      )}
      {mark && (
        <span
          className={styles["mark"]}
          style={{
            left: left + mark.x * scale,
            top: top + mark.y * scale,
            width: mark.w * scale,
            height: mark.h * scale,
            borderColor: colour,
          }}
        />
      )}
    </div>
  );
}
