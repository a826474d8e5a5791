import { Check } from "lucide-react";
import { memo, useEffect, useRef, useState } from "react";
import { thumbnail } from "../api/images";
import { bandOf, ON_IMAGE } from "../canvas/bands";
import { drawBoxes, type Shape } from "../canvas/drawBoxes";
import type { Viewport } from "../canvas/viewport";
import { BandSign } from "../ui/BandSign";
import { signed } from "../ui/format";
import styles from "./Grid.module.css";
import { applies, boxOf, type Tile } from "./tiles";

interface Props {
  readonly tile: Tile;
  readonly width: number;
  readonly height: number;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  readonly show: Shown;
  readonly onPress: (tile: Tile, event: React.MouseEvent) => void;
}

export interface Shown {
  readonly suggestions: boolean;
  readonly human: boolean;
}

const LINE = 1.6;

export const TileView = memo(function TileView({
  tile,
  width,
  height,
  isSelected,
  isCurrent,
  show,
  onPress,
}: Props) {
  const view = placed(tile, width, height);
  const { lead } = tile;
  const [isBroken, setBroken] = useState(false);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its current option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the listbox are in the registry of keys
    <div
      id={`tile-${tile.id}`}
      role="option"
      aria-selected={isSelected}
      className={styles["tile"]}
      data-current={isCurrent}
      style={{ width, height }}
      onClick={(event) => onPress(tile, event)}
    >
      {isBroken && <span className={styles["broken"]}>This picture cannot be read</span>}
      {!isBroken && (
        <img
          onError={() => setBroken(true)}
          src={thumbnail(
            tile.item,
            Math.max(tile.size.width, tile.size.height) * view.scale * devicePixelRatio,
          )}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          className={styles["image"]}
          style={{
            left: view.x,
            top: view.y,
            width: tile.size.width * view.scale,
            height: tile.size.height * view.scale,
          }}
        />
      )}
      <span className="visually-hidden">{nameOf(tile)} </span>
      <Boxes tile={tile} width={width} height={height} show={show} />
      {(isSelected || isCurrent) && (
        <span className={styles["box"]}>{isSelected && <Check size={13} aria-hidden />}</span>
      )}
      {lead && (
        <span className={styles["chips"]}>
          <span className={styles["chip"]} data-human={isHuman(lead.status)}>
            <span style={{ color: ON_IMAGE[bandOf(lead.score)] }}>
              <BandSign band={bandOf(lead.score)} />
            </span>
            <span className={styles["label"]}>{lead.label}</span> {signed(lead.score)}
          </span>
          {tile.others > 0 && width > 130 && (
            <span className={styles["chip"]}>
              +{tile.others}
              {tile.hasMore && "…"}
            </span>
          )}
        </span>
      )}
    </div>
  );
});

function Boxes({ tile, width, height, show }: Pick<Props, "tile" | "width" | "height" | "show">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context)
      drawBoxes(context, shapesOf(tile, show), placed(tile, width, height), {
        line: LINE,
        width,
        height,
        ratio: devicePixelRatio,
      });
  }, [tile, width, height, show]);
  return (
    <canvas
      ref={canvas}
      className={styles["boxes"]}
      width={width * devicePixelRatio}
      height={height * devicePixelRatio}
    />
  );
}

function shapesOf(tile: Tile, show: Shown): readonly Shape[] {
  const predictions = tile.crop
    ? [tile.lead]
    : tile.item.predictions.filter((one) => applies(one) || one === tile.lead);
  return predictions.flatMap((prediction): Shape[] => {
    if (prediction === null) return [];
    const box = boxOf(prediction);
    const human = isHuman(prediction.status);
    if (box === null || prediction.status === "rejected" || !(human ? show.human : show.suggestions))
      return [];
    return [
      {
        id: prediction.uid,
        box,
        look: human ? "human" : "suggestion",
        colour: ON_IMAGE[bandOf(prediction.score)],
      },
    ];
  });
}

/** How the picture lies in its tile, which it covers. */
function placed({ size, crop }: Tile, width: number, height: number): Viewport {
  const part = crop ?? { x: 0, y: 0, w: size.width, h: size.height };
  const scale = Math.max(width / part.w, height / part.h);
  return {
    scale,
    x: width / 2 - (part.x + part.w / 2) * scale,
    y: height / 2 - (part.y + part.h / 2) * scale,
  };
}

function isHuman(status: string): boolean {
  return status === "accepted" || status === "modified";
}

/** What the chips do not say. */
function nameOf({ item, lead }: Tile): string {
  return lead === null ? item.key : `${item.key}, ${lead.status}:`;
}
