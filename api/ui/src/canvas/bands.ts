export type Band = "high" | "medium" | "low" | "negative";

/** The bands from the surest down. */
export const BANDS: readonly Band[] = ["high", "medium", "low", "negative"];

/** The scores where a band ends and the next one begins. */
export const BAND_BOUNDS: readonly number[] = [0, 0.5, 0.8];

export function bandOf(score: number): Band {
  if (score >= 0.8) return "high";
  if (score >= 0.5) return "medium";
  return score >= 0 ? "low" : "negative";
}

/** Colours of lines and text on pictures, the same in both themes. */
export const ON_IMAGE: Readonly<Record<Band, string>> = {
  high: "#4fa8f5",
  medium: "#b5e6f7",
  low: "#ffb347",
  negative: "#ff8b78",
};

/** How many of three bars the band's sign fills; a minus stands for none. */
export const BARS: Readonly<Record<Band, number>> = { high: 3, medium: 2, low: 1, negative: 0 };

/** A colour for a label, the same wherever it comes up; far from the next one and light enough for a picture. */
export function labelColour(label: string): string {
  let hash = 0;
  for (const character of label) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return `hsl(${Math.round(hash * 137.508) % 360} 85% 72%)`;
}
