import { json } from "../api/client";
import type { Export } from "../api/types";

export const FORMATS = [
  { value: "coco", title: "COCO", help: "One JSON file with images, boxes and categories" },
  { value: "yolo", title: "YOLO", help: "A text file a picture, with data.yaml" },
  { value: "voc", title: "Pascal VOC", help: "An XML file a picture" },
  { value: "jsonl", title: "JSON lines", help: "All that is known, with where it comes from" },
] as const;

export const CONTENTS = [
  { value: "annotations", title: "what people confirmed" },
  { value: "suggestions", title: "what models suggest" },
  { value: "both", title: "both" },
] as const;

export interface Wish {
  readonly project: string;
  readonly query: string;
  readonly format: string;
  readonly content: string;
  readonly images: boolean;
}

export function ask(wish: Wish): Promise<Export> {
  return json("POST", "/exports/", wish);
}

export function cancel(one: Export): Promise<Export> {
  return json("POST", `/exports/${one.uid}/cancel/`);
}

export function isOpen(one: Export): boolean {
  return one.status === "requested" || one.status === "processing";
}

/** Where an export is, in a word. */
export function stateOf(one: Export): string {
  if (one.cancelled) return "cancelled";
  if (one.status === "exported" && one.download_url === null) return "removed";
  return one.status;
}
