import { ChevronDown, Search } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { Facets, LabelCount, ValueCount } from "../api/queryTypes";
import { Histogram } from "../charts/Histogram";
import { type Choice, choiceOf, type Facet, type Level, toggle } from "../query/edit";
import { type ScoreRange, scoreRangeOf, withScoreRange } from "../query/scoreRange";
import { count } from "../ui/format";
import styles from "./FacetRail.module.css";
import { FIELD_FACETS, LABEL_FACETS } from "./facets";

interface Props {
  readonly query: string;
  readonly facets: Facets;
  readonly isStale: boolean;
  readonly onQuery: (query: string) => void;
  /** Goes to where the list has scores of this range. */
  readonly onSeek: (bar: ScoreRange) => void;
}

/** Every facet is a part of the query's text; a click asks for a value, a click with Alt leaves it out. */
export function FacetRail({ query, facets, isStale, onQuery, onSeek }: Props) {
  return (
    <aside className={styles["rail"]} aria-label="Facets" data-stale={isStale}>
      {facets.histogram && (
        <Section title="Score" note="items, by their scores">
          <Histogram
            items={facets.histogram.items}
            range={scoreRangeOf(query)}
            onRange={(range) => onQuery(withScoreRange(query, range))}
            onBar={onSeek}
          />
        </Section>
      )}
      {FIELD_FACETS.slice(0, 1).map((place) => (
        <FieldSection key={place.name} place={place} facets={facets} query={query} onQuery={onQuery} />
      ))}
      {facets.facets.label && <Labels labels={facets.facets.label} query={query} onQuery={onQuery} />}
      {FIELD_FACETS.slice(1).map((place) => (
        <FieldSection key={place.name} place={place} facets={facets} query={query} onQuery={onQuery} />
      ))}
      <p className={styles["hint"]}>Alt+click leaves a value out.</p>
    </aside>
  );
}

interface FieldProps extends Pick<Props, "query" | "facets" | "onQuery"> {
  readonly place: (typeof FIELD_FACETS)[number];
}

function FieldSection({ place, facets, query, onQuery }: FieldProps) {
  const choice = choiceOf(query, place.facet);
  const values = withChosen(facets.facets[place.name] ?? [], choice);
  if (values.length === 0) return null;
  return (
    <Section title={place.title}>
      <Values facet={place.facet} values={values} choice={choice} query={query} onQuery={onQuery} />
    </Section>
  );
}

const SHOWN = 12;

function Labels({
  labels,
  query,
  onQuery,
}: { readonly labels: readonly LabelCount[] } & Pick<Props, "query" | "onQuery">) {
  const levels = (["object", "image"] as const).filter((level) =>
    labels.some((label) => label.level === level),
  );
  const [chosen, setLevel] = useState<Level>("object");
  const [wanted, setWanted] = useState("");
  const [all, setAll] = useState(false);
  const level = levels.includes(chosen) ? chosen : (levels[0] ?? "object");
  const facet = LABEL_FACETS[level];
  const choice = choiceOf(query, facet);
  const found = withChosen(
    labels.filter((label) => label.level === level),
    choice,
  ).filter((label) => String(label.value).toLowerCase().includes(wanted.toLowerCase()));
  return (
    <Section title="Labels" note={count(labels.length)}>
      {levels.length > 1 && (
        <div className={styles["tabs"]} role="tablist" aria-label="Kind of label">
          {levels.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === level}
              onClick={() => setLevel(one)}
            >
              {one === "object" ? "Objects" : "Image tags"}
            </button>
          ))}
        </div>
      )}
      {labels.length > SHOWN && (
        <div className={styles["find"]}>
          <Search size={13} aria-hidden />
          <input
            aria-label="Find a label"
            placeholder="Find a label"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </div>
      )}
      <Values
        facet={facet}
        values={all ? found : found.slice(0, SHOWN)}
        choice={choice}
        query={query}
        onQuery={onQuery}
      />
      {found.length === 0 && (
        <p className={styles["none"]}>
          {wanted.trim() === "" ? "Nothing that matches has a label." : `No label holds “${wanted}”.`}
        </p>
      )}
      {found.length > SHOWN && (
        <button type="button" className={styles["more"]} onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${count(found.length)}`}
        </button>
      )}
    </Section>
  );
}

interface ValuesProps extends Pick<Props, "query" | "onQuery"> {
  readonly facet: Facet;
  readonly values: readonly ValueCount[];
  readonly choice: Choice;
}

function Values({ facet, values, choice, query, onQuery }: ValuesProps) {
  const most = Math.max(1, ...values.map((value) => value.items));
  return (
    <ul className={styles["values"]}>
      {values.map((value) => {
        const name = String(value.value);
        const isExcluded = choice.excluded.includes(name);
        const isIncluded = choice.included.includes(name);
        return (
          <li key={name}>
            <button
              type="button"
              className={styles["value"]}
              data-state={isIncluded ? "in" : isExcluded ? "out" : "none"}
              aria-pressed={isIncluded}
              onClick={(event) =>
                onQuery(toggle(query, facet, name, event.altKey || isExcluded ? "excluded" : "included"))
              }
            >
              <span className={styles["check"]} aria-hidden="true" />
              <span className={styles["name"]} title={name}>
                {name}
              </span>{" "}
              <span className={styles["count"]}>
                {count(value.items)}
                <span className="visually-hidden"> items{isExcluded && ", left out"}</span>
              </span>
              <span className={styles["share"]} style={{ width: `${(100 * value.items) / most}%` }} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Chosen values that no item has are listed too, so that they can be taken back. */
function withChosen<T extends ValueCount>(values: readonly T[], choice: Choice): readonly ValueCount[] {
  const missing = [...choice.included, ...choice.excluded].filter(
    (name) => !values.some((one) => String(one.value) === name),
  );
  return [...values, ...missing.map((value) => ({ value, items: 0 }))];
}

function Section({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(true);
  const id = useId();
  return (
    <section className={styles["section"]}>
      <h2>
        <button
          type="button"
          className={styles["head"]}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown size={14} aria-hidden className={styles["chevron"]} />
          {title}
          {note && <span className={styles["note"]}>{note}</span>}
        </button>
      </h2>
      <div id={id} hidden={!open}>
        {children}
      </div>
    </section>
  );
}
