import { useEffect, useMemo, useRef, useState } from "react";
import { drawBoxes, type Shape } from "../canvas/drawBoxes";
import type { Size } from "../canvas/geometry";
import type { MaskShape } from "../canvas/masks";
import { fitted } from "../canvas/viewport";
import styles from "./Picture.module.css";

interface Props {
  readonly src: string;
  readonly size: Size;
  readonly shapes: readonly Shape[];
  readonly masks?: readonly MaskShape[];
  readonly label: string;
  readonly height: number;
}

const NONE: readonly MaskShape[] = [];

/** A whole picture with its boxes and masks, as wide as there is room. */
export function Picture({ src, size, shapes, masks = NONE, label, height }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watched = frame.current;
    if (watched === null) return;
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth));
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  const view = useMemo(() => fitted(size, { width, height }, 0), [size, width, height]);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context && width > 0)
      drawBoxes(context, shapes, view, { line: 2.2, width, height, ratio: devicePixelRatio }, masks);
  }, [shapes, masks, view, width, height]);
  return (
    <div ref={frame} className={styles["frame"]} style={{ height }} role="img" aria-label={label}>
      <img
        src={src}
        alt=""
        style={{
          left: view.x,
          top: view.y,
          width: size.width * view.scale,
          height: size.height * view.scale,
        }}
      />
      <canvas ref={canvas} width={width * devicePixelRatio} height={height * devicePixelRatio} />
    </div>
  );
}
