import type { Preview } from "../api/types";
import { bandOf, ON_IMAGE } from "../canvas/bands";
import type { Shape } from "../canvas/drawBoxes";
import type { MaskShape } from "../canvas/masks";
import { boxOf } from "../explore/tiles";
import { counted, signed } from "../ui/format";

type Found = Preview["predictions"][number];

const TAGS = 5;

/** What is more likely right than wrong is drawn; the rest would hide the picture. */
function objects(preview: Preview): readonly Found[] {
  return preview.predictions.filter((one) => boxOf(one) !== null && one.score >= 0);
}

export function shapesOf(preview: Preview): readonly Shape[] {
  return objects(preview).flatMap((one, index): Shape[] => {
    const box = boxOf(one);
    if (box === null) return [];
    return [
      {
        id: String(index),
        box,
        look: "suggestion",
        colour: ON_IMAGE[bandOf(one.score)],
        caption: { text: `${one.label} ${signed(one.score)}`, sign: "sparkle" },
      },
    ];
  });
}

export function masksOf(preview: Preview): readonly MaskShape[] {
  return objects(preview).flatMap((one): MaskShape[] =>
    one.mask ? [{ mask: one.mask, look: "suggestion", colour: ON_IMAGE[bandOf(one.score)] }] : [],
  );
}

/** The best tags of the whole picture, those that do not apply included: they are answers too. */
export function tagsOf(preview: Preview): readonly Found[] {
  return preview.predictions
    .filter((one) => one.level === "image")
    .sort((a, b) => b.score - a.score)
    .slice(0, TAGS);
}

/** "3 boxes with 2 masks · 12 ms", "4 labels, 1 applies · 8 ms", "an embedding of 512 numbers · 9 ms". */
export function summaryOf(preview: Preview): string {
  return `${foundIn(preview)} · ${preview.millis} ms`;
}

function foundIn(preview: Preview): string {
  if (preview.embedding_size !== null) return `an embedding of ${preview.embedding_size} numbers`;
  const tags = preview.predictions.filter((one) => one.level === "image");
  const masks = masksOf(preview).length;
  const boxes =
    counted(objects(preview).length, "box", "boxes") + (masks > 0 ? ` with ${counted(masks, "mask")}` : "");
  const applying = tags.filter((one) => one.score >= 0).length;
  const labels = `${counted(tags.length, "label")}, ${applying} ${applying === 1 ? "applies" : "apply"}`;
  return tags.length > 0 ? labels : boxes;
}
