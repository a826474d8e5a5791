import type { Attribute, Label } from "../api/types";
import { uuid } from "../api/uuid";

/** Labels while they are edited. A name is what annotations have, so that only a new label's can be typed. */
export interface DraftLabel {
  readonly id: string;
  readonly isNew: boolean;
  readonly name: string;
  readonly colour: string;
  readonly hotKey: string;
  readonly attributes: readonly Attribute[];
}

export type Draft = readonly DraftLabel[];

/** The keys that can stand for a label; letters do other things in the review. */
export const HOT_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

export function draftOf(labels: readonly Label[]): Draft {
  return labels.map((label) => ({
    id: label.name,
    isNew: false,
    name: label.name,
    colour: label.colour,
    hotKey: label.hot_key ?? "",
    attributes: label.attributes ?? [],
  }));
}

export function labelsOf(draft: Draft): readonly Label[] {
  return draft.map(({ name, colour, hotKey, attributes }) => ({
    name: name.trim(),
    colour,
    ...(hotKey === "" ? {} : { hot_key: hotKey }),
    attributes: attributes.map(plain),
  }));
}

/** An attribute without what belongs to another type. */
function plain({ name, type, choices, minimum, maximum }: Attribute): Attribute {
  return {
    name: name.trim(),
    type,
    ...(type === "choice" ? { choices: choices ?? [] } : {}),
    ...(type === "number" && minimum != null ? { minimum } : {}),
    ...(type === "number" && maximum != null ? { maximum } : {}),
  };
}

export function changed(draft: Draft, id: string, change: Partial<DraftLabel>): Draft {
  return draft.map((label) => (label.id === id ? { ...label, ...change } : label));
}

export function moved(draft: Draft, id: string, by: -1 | 1): Draft {
  const from = draft.findIndex((label) => label.id === id);
  const to = from + by;
  const label = draft[from];
  if (label === undefined || to < 0 || to >= draft.length) return draft;
  const others = draft.filter((one) => one !== label);
  return [...others.slice(0, to), label, ...others.slice(to)];
}

export function withNew(draft: Draft, colour: string): Draft {
  const fresh = { id: uuid(), isNew: true, name: "", colour, hotKey: "", attributes: [] };
  return [...draft, fresh];
}

/** What keeps a draft from being saved, as sentences; the server may know more. */
export function problemsOf(draft: Draft): readonly string[] {
  const names = draft.map((label) => label.name.trim());
  const keys = draft.map((label) => label.hotKey).filter((key) => key !== "");
  return [
    ...(names.includes("") ? ["A label has no name."] : []),
    ...twice(names.filter((name) => name !== "")).map((name) => `Two labels are called “${name}”.`),
    ...twice(keys).map((key) => `Two labels have the key ${key}.`),
    ...draft.flatMap((label) => attributeProblems(label)),
  ];
}

function attributeProblems({ name, attributes }: DraftLabel): readonly string[] {
  const of = `of “${name}”`;
  return [
    ...(attributes.some((one) => one.name.trim() === "") ? [`An attribute ${of} has no name.`] : []),
    ...twice(attributes.map((one) => one.name.trim()).filter((one) => one !== "")).map(
      (one) => `Two attributes ${of} are called “${one}”.`,
    ),
    ...attributes
      .filter((one) => one.type === "choice" && (one.choices ?? []).length === 0)
      .map((one) => `The attribute “${one.name}” ${of} has no choices.`),
    ...attributes
      .filter((one) => one.minimum != null && one.maximum != null && one.minimum > one.maximum)
      .map((one) => `The attribute “${one.name}” ${of} has a least number above its greatest.`),
  ];
}

function twice(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
