import { sizeOf } from "../api/images";
import type { FoundItem, Prediction } from "../api/types";
import type { Box, Size } from "../canvas/geometry";
import type { Shaped } from "./justify";

/** What a tile of the grid shows: a whole picture, or the part of it that a prediction speaks of. */
export interface Tile extends Shaped {
  readonly id: string;
  readonly item: FoundItem;
  readonly size: Size;
  readonly crop: Box | null;
  /** The prediction that the chip names. */
  readonly lead: Prediction | null;
  readonly others: number;
  /** Whether the item has more than were sent. */
  readonly hasMore: boolean;
}

export function boxOf(prediction: Pick<Prediction, "x" | "y" | "w" | "h">): Box | null {
  const { x, y, w, h } = prediction;
  return x == null || y == null || w == null || h == null ? null : { x, y, w, h };
}

export function imageTiles(items: readonly FoundItem[], sort: string): readonly Tile[] {
  return items.map((item) => {
    const size = sizeOf(item);
    const lead = leading(item.predictions, sort);
    return {
      id: item.uid,
      item,
      size,
      crop: null,
      lead,
      others: item.predictions.filter((one) => one !== lead && applies(one)).length,
      hasMore: item.prediction_count > item.predictions.length,
      ratio: size.width / size.height,
    };
  });
}

/** Below 0 the model says that the label does not apply: such predictions are shown only where one leads. */
export function applies(prediction: Prediction): boolean {
  return prediction.score >= 0;
}

/** A tile for each prediction with a box, with some of its surroundings. */
export function cropTiles(items: readonly FoundItem[]): readonly Tile[] {
  return items.flatMap((item) => {
    const size = sizeOf(item);
    return item.predictions.flatMap((lead): Tile[] => {
      const box = boxOf(lead);
      if (box === null) return [];
      const crop = surroundings(box, size);
      const ratio = crop.w / crop.h;
      return [{ id: lead.uid, item, size, crop, lead, others: 0, hasMore: false, ratio }];
    });
  });
}

/** The box with a fifth of its size around it, not narrower than half its height nor lower than half its width. */
export function surroundings(box: Box, size: Size): Box {
  const around = Math.max(box.w, box.h) * 0.2;
  const w = Math.min(size.width, Math.max(box.w + 2 * around, box.h * 0.6));
  const h = Math.min(size.height, Math.max(box.h + 2 * around, box.w * 0.6));
  const x = Math.min(Math.max(0, box.x + box.w / 2 - w / 2), size.width - w);
  const y = Math.min(Math.max(0, box.y + box.h / 2 - h / 2), size.height - h);
  return { x, y, w, h };
}

function leading(predictions: readonly Prediction[], sort: string): Prediction | null {
  const [best, ...rest] = predictions;
  if (best === undefined) return null;
  if (!sort.endsWith("uncertainty")) return best;
  return rest.reduce((lead, one) => (Math.abs(one.score) < Math.abs(lead.score) ? one : lead), best);
}
