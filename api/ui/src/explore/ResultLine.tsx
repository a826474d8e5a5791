import { ChevronDown, Crop, Image, Square, SquareDashed } from "lucide-react";
import type { QueryProblem } from "../api/errors";
import type { ItemCount } from "../api/types";
import { count } from "../ui/format";
import { Menu } from "../ui/Menu";
import { Segments } from "../ui/Segments";
import styles from "./Explore.module.css";
import { isByScore, Seek } from "./Seek";
import type { Shown } from "./TileView";

interface Props {
  readonly query: string;
  readonly sort: string;
  readonly isCrops: boolean;
  readonly show: Shown;
  readonly count: ItemCount | undefined;
  /** Whether the count is still to come. */
  readonly isCounting: boolean;
  readonly took: number | undefined;
  readonly problem: QueryProblem | null;
  readonly hasOlder: boolean;
  readonly onQuery: (query: string) => void;
  readonly seek: string | undefined;
  readonly onSeek: (seek: string | undefined) => void;
  readonly onSort: (sort: string) => void;
  readonly onCrops: (crops: boolean) => void;
  readonly onShow: (show: Shown) => void;
}

const SORTS = [
  { id: "-created_at", title: "newest first" },
  { id: "created_at", title: "oldest first" },
  { id: "uncertainty", title: "uncertainty" },
  { id: "-score", title: "best score" },
  { id: "score", title: "lowest score" },
  { id: "reference_id", title: "name" },
  { id: "-reviewed_at", title: "last reviewed" },
];

/** What the query found or why it could not, and how it is shown. */
export function ResultLine(props: Props) {
  const { problem, show } = props;
  return (
    <div className={styles["result"]}>
      {problem === null ? <Found {...props} /> : <Broken {...props} problem={problem} />}
      <span className={styles["space"]} />
      <Menu
        label="Sort"
        isSelfNamed
        className={styles["sort"] ?? ""}
        button={
          <>
            <span>Sort:</span> <b>{SORTS.find((one) => one.id === props.sort)?.title ?? props.sort}</b>
            <ChevronDown size={14} aria-hidden />
          </>
        }
        entries={SORTS}
        selected={props.sort}
        onChoose={props.onSort}
      />
      {isByScore(props.sort) && <Seek seek={props.seek} onSeek={props.onSeek} />}
      <Segments
        label="What a tile shows"
        options={[
          {
            value: "images",
            title: (
              <>
                <Image size={14} aria-hidden /> Images
              </>
            ),
          },
          {
            value: "crops",
            title: (
              <>
                <Crop size={14} aria-hidden /> Crops
              </>
            ),
          },
        ]}
        pressed={[props.isCrops ? "crops" : "images"]}
        onPress={(value) => props.onCrops(value === "crops")}
      />
      <Segments
        label="What is drawn"
        options={[
          {
            value: "suggestions",
            title: (
              <>
                <SquareDashed size={14} aria-hidden /> Suggestions
              </>
            ),
          },
          {
            value: "human",
            title: (
              <>
                <Square size={14} aria-hidden /> Human
              </>
            ),
          },
        ]}
        pressed={(["suggestions", "human"] as const).filter((one) => show[one])}
        onPress={(value) => props.onShow({ ...show, [value]: !show[value] })}
      />
    </div>
  );
}

function Found({ count: found, isCounting, took }: Props) {
  return (
    <p className={styles["found"]}>
      {found ? (
        <>
          <b>
            {found.count_is_estimate && "about "}
            {count(found.count)}
          </b>{" "}
          {found.count === 1 ? "item" : "items"}
        </>
      ) : (
        isCounting && "Counting…"
      )}
      {took !== undefined && <span className={styles["took"]}>{Math.round(took)} ms</span>}
    </p>
  );
}

function Broken({
  problem,
  query,
  hasOlder,
  onQuery,
}: Omit<Props, "problem"> & { readonly problem: QueryProblem }) {
  const { suggestion } = problem;
  return (
    <p className={styles["broken"]} role="alert">
      Column {problem.position + 1}: {problem.detail}{" "}
      {suggestion !== null && (
        <button type="button" onClick={() => onQuery(fixed(query, problem, suggestion))}>
          Use “{suggestion}”
        </button>
      )}
      {hasOlder && <span>Below: result of the last valid query.</span>}
    </p>
  );
}

function fixed(query: string, problem: QueryProblem, suggestion: string): string {
  return query.slice(0, problem.position) + suggestion + query.slice(problem.position + problem.length);
}
