import { useQueries } from "@tanstack/react-query";
import { countQuery } from "../api/queries";
import { FirstRun } from "../first/FirstRun";
import { type Lighter, lighter } from "../query/edit";
import { Button } from "../ui/Button";
import { count } from "../ui/format";
import { Empty } from "../ui/Notice";
import styles from "./Explore.module.css";

interface Props {
  readonly project: string;
  readonly query: string;
  readonly isCrops: boolean;
  readonly onQuery: (query: string) => void;
}

const MOST_SUGGESTED = 6;

/** Why the page is empty, and what finds something. */
export function NothingFound({ project, query, isCrops, onQuery }: Props) {
  if (query === "" && isCrops)
    return <Empty title="Nothing to crop">No item has a prediction with a box yet.</Empty>;
  if (query === "") return <FirstRun project={project} />;
  return (
    <>
      <Empty
        title="Nothing matches this query"
        action={<Button onClick={() => onQuery("")}>Clear the query</Button>}
      >
        Take a condition back, or clear the query to see all items.
      </Empty>
      <Without project={project} ways={lighter(query).slice(0, MOST_SUGGESTED)} onQuery={onQuery} />
    </>
  );
}

interface WithoutProps {
  readonly project: string;
  readonly ways: readonly Lighter[];
  readonly onQuery: (query: string) => void;
}

/** How much would be found without each of the conditions. */
function Without({ project, ways, onQuery }: WithoutProps) {
  const counts = useQueries({ queries: ways.map((way) => countQuery(project, way.query)) });
  const found = ways
    .map((way, index) => ({ ...way, items: counts[index]?.data?.count ?? 0 }))
    .filter((way) => way.items > 0);
  if (found.length === 0) return null;
  return (
    <ul className={styles["without"]} aria-label="What finds something">
      {found.map((way) => (
        <li key={way.condition}>
          <Button look="quiet" onClick={() => onQuery(way.query)}>
            without <code>{way.condition}</code>: {count(way.items)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
