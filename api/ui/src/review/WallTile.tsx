import { X } from "lucide-react";
import { thumbnail } from "../api/images";
import { ON_IMAGE } from "../canvas/bands";
import { surroundings } from "../explore/tiles";
import { Crop } from "../ui/Crop";
import { signed } from "../ui/format";
import own from "./Wall.module.css";
import type { WallCrop } from "./wall";

interface Props {
  readonly crop: WallCrop;
  readonly isCurrent: boolean;
  readonly isWrong: boolean;
  readonly onPress: () => void;
}

/** In pixels of the screen. */
export const TILE = { width: 190, height: 150 };

/** One crop of a wall; a press marks it as wrong. */
export function WallTile({ crop: { review, suggestion }, isCurrent, isWrong, onPress }: Props) {
  const size = { width: review.width ?? 640, height: review.height ?? 640 };
  const whole = { x: 0, y: 0, w: size.width, h: size.height };
  return (
    <button
      type="button"
      className={own["tile"]}
      data-current={isCurrent}
      aria-pressed={isWrong}
      aria-label={`${suggestion.label} ${signed(suggestion.score)} in ${review.item.key}, ${isWrong ? "wrong" : "right"}`}
      onClick={onPress}
    >
      <Crop
        src={thumbnail(review.item, 1280)}
        size={size}
        part={suggestion.box ? surroundings(suggestion.box, size) : whole}
        {...(suggestion.box ? { mark: suggestion.box } : {})}
        colour={ON_IMAGE[suggestion.band]}
        width={TILE.width}
        height={TILE.height}
      />
      <span className={own["score"]}>{signed(suggestion.score)}</span>
      {isWrong && (
        <span className={own["wrong"]}>
          <X size={44} strokeWidth={2.6} aria-hidden />
        </span>
      )}
    </button>
  );
}
