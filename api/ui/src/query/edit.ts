import type { SyntaxNode } from "@lezer/common";
import { type Conjunct, children, meaningOf, parse, quoted, tag, textOf } from "./tree";

/** What a facet's own conjuncts of a query ask for, and leave out. */
export interface Choice {
  readonly included: readonly string[];
  readonly excluded: readonly string[];
}

export type Level = "image" | "object";

/** Where a facet's values stand in a query, and how its own conjuncts are recognised and written. */
export interface Facet {
  /** The choice that a conjunct makes, or null if the conjunct is not this facet's. */
  read(text: string, node: SyntaxNode): Choice | null;
  write(choice: Choice): readonly string[];
}

const NOTHING: Choice = { included: [], excluded: [] };

export function choiceOf(query: string, facet: Facet): Choice {
  const parsed = parse(query);
  if (!parsed.isWhole) return NOTHING;
  return parsed.conjuncts
    .map((conjunct) => facet.read(query, conjunct.node))
    .filter((choice) => choice !== null)
    .reduce(merge, NOTHING);
}

/** The query with a value asked for, or left out, or neither if it was so already. Other conjuncts stay as written. */
export function toggle(query: string, facet: Facet, value: string, way: keyof Choice): string {
  const choice = choiceOf(query, facet);
  const has = choice[way].includes(value);
  const rest: Choice = {
    included: choice.included.filter((one) => one !== value),
    excluded: choice.excluded.filter((one) => one !== value),
  };
  return replace(query, facet, has ? rest : { ...rest, [way]: [...rest[way], value] });
}

/** The query without anything that the facet asks for. */
export function clear(query: string, facet: Facet): string {
  return replace(query, facet, NOTHING);
}

function replace(query: string, facet: Facet, choice: Choice): string {
  return rewrite(query, (conjunct) => facet.read(query, conjunct.node) !== null, facet.write(choice));
}

/**
 * Puts new conjuncts where the first of the old ones stood, or at the end. Text between conjuncts that stay is kept; one
 * OR of the whole query is put in parentheses first. A text that is not of the language's shape is not touched.
 */
export function rewrite(
  query: string,
  isOld: (conjunct: Conjunct) => boolean,
  added: readonly string[],
): string {
  const parsed = parse(query);
  if (!parsed.isWhole) return query;
  if (parsed.isAlternative) {
    return added.length === 0 ? query : [`(${query.trim()})`, ...added].join(" AND ");
  }
  const first = parsed.conjuncts.findIndex(isOld);
  const kept = parsed.conjuncts.map((conjunct) =>
    isOld(conjunct) ? null : query.slice(conjunct.from, conjunct.to),
  );
  if (first >= 0) kept.splice(first, 0, added.length === 0 ? null : added.join(" AND "));
  else kept.push(...added);
  return kept.filter((part) => part !== null).join(" AND ");
}

export interface Lighter {
  readonly condition: string;
  readonly query: string;
}

/** The query without each of its top-level conditions in turn; none where there is only one. */
export function lighter(query: string): readonly Lighter[] {
  const { isWhole, isAlternative, conjuncts } = parse(query);
  if (!isWhole || isAlternative || conjuncts.length < 2) return [];
  return conjuncts.map((conjunct) => ({
    condition: query.slice(conjunct.from, conjunct.to),
    query: rewrite(query, (one) => one.from === conjunct.from, []),
  }));
}

function merge(one: Choice, other: Choice): Choice {
  return {
    included: [...new Set([...one.included, ...other.included])],
    excluded: [...new Set([...one.excluded, ...other.excluded])],
  };
}

/** A facet over the values of a field such as autotag_status, written with = and !=, IN and NOT IN. */
export function fieldFacet(field: string, ...alsoCalled: readonly string[]): Facet {
  const names = [field, ...alsoCalled];
  return {
    read(text, node) {
      const [first, ...rest] = children(node);
      if (first?.name !== "Field" || !names.includes(fieldName(text, first))) return null;
      const values = rest.filter((child) => LITERALS.has(child.name)).map((child) => meaningOf(text, child));
      if (node.name === "Comparison") {
        const operator = rest.find((child) => child.name === "Operator");
        const sign = operator && textOf(text, operator);
        if (sign === "=") return { included: values, excluded: [] };
        return sign === "!=" ? { included: [], excluded: values } : null;
      }
      if (node.name !== "Membership") return null;
      const negated = rest.some((child) => child.name === "Keyword" && /^not$/i.test(textOf(text, child)));
      return negated ? { included: [], excluded: values } : { included: values, excluded: [] };
    },
    write: ({ included, excluded }) => [
      ...listed(field, included, "=", "IN"),
      ...listed(field, excluded, "!=", "NOT IN"),
    ],
  };
}

const LITERALS = new Set(["String", "Word", "Number", "Date"]);

function listed(field: string, values: readonly string[], one: string, many: string): readonly string[] {
  if (values.length === 0) return [];
  const [only] = values;
  if (values.length === 1 && only !== undefined) return [`${field} ${one} ${quoted(only)}`];
  return [`${field} ${many} (${values.map(quoted).join(", ")})`];
}

function fieldName(text: string, field: SyntaxNode): string {
  const [word] = children(field);
  const written = textOf(text, field);
  return field.getChild("String") === null && word ? written.toLowerCase() : written;
}

/**
 * A facet over labels. One label is "object_prefix:car", several stand in parentheses with OR; left out is written with
 * a scope of its own, because a prefix term would bind the other prediction fields of the query.
 */
export function labelFacet(level: Level): Facet {
  const prefix = `${level}_prefix`;
  return {
    read(text, node) {
      if (node.name === "Not") {
        const label = scopedLabel(text, node.getChild("Scoped"), level);
        return label === null ? null : { included: [], excluded: [label] };
      }
      const included = prefixLabels(text, node, prefix);
      return included === null ? null : { included, excluded: [] };
    },
    write({ included, excluded }) {
      const terms = included.map((label) => `${prefix}:${tag(label)}`);
      const asked = terms.length > 1 ? [`(${terms.join(" OR ")})`] : terms;
      return [...asked, ...excluded.map((label) => `NOT ${level}(label = ${quoted(label)})`)];
    },
  };
}

function prefixLabels(text: string, node: SyntaxNode, prefix: string): readonly string[] | null {
  if (node.name === "Prefix") {
    const [name, value, star] = children(node).flatMap((child) =>
      ["PrefixName", "Tag"].includes(child.name) ? children(child) : [],
    );
    if (!name || !value || star || textOf(text, name).toLowerCase() !== prefix) return null;
    return [meaningOf(text, value)];
  }
  if (node.name !== "Group" && node.name !== "Or") return null;
  const parts = children(node)
    .filter((child) => child.name !== "Keyword" && child.name !== "(" && child.name !== ")")
    .map((child) => prefixLabels(text, child, prefix));
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

function scopedLabel(text: string, scoped: SyntaxNode | null, level: Level): string | null {
  const name = scoped?.getChild("ScopeName");
  const comparison = scoped?.getChild("Comparison");
  const field = comparison?.getChild("Field");
  const operator = comparison?.getChild("Operator");
  const value = comparison?.lastChild;
  if (!name || !field || !operator || !value) return null;
  const isLabel = textOf(text, name).toLowerCase() === level && fieldName(text, field) === "label";
  return isLabel && textOf(text, operator) === "=" ? meaningOf(text, value) : null;
}
