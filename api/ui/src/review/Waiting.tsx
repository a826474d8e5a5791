import { Link } from "@tanstack/react-router";
import { ApiFailure } from "../api/errors";
import { Button, buttonClass } from "../ui/Button";
import { counted } from "../ui/format";
import { Empty, Problem } from "../ui/Notice";
import styles from "./Review.module.css";
import type { ReviewView } from "./view";

interface Props {
  readonly project: string;
  readonly view: ReviewView;
  readonly query: string;
  readonly onAgain: () => void;
}

/** In place of a picture: why there is none, and what can be done about it. */
export function Waiting({ project, view, query, onAgain }: Props) {
  const { problem } = view;
  if (problem instanceof ApiFailure && problem.queryProblem !== null)
    return <BrokenQuery project={project} query={query} problem={problem} />;
  if (problem !== null) {
    return (
      <div className={styles["waiting"]}>
        <Problem of={problem} again={onAgain} />
      </div>
    );
  }
  const isLoading = view.isStarting || view.session.at < view.session.entries.length || !view.isExhausted;
  return (
    <div className={styles["waiting"]}>
      {isLoading ? (
        <p role="status">Loading the next pictures…</p>
      ) : (
        <Empty
          title={
            view.finished > 0
              ? `All done: ${counted(view.finished, "picture")} reviewed`
              : "Nothing is left to decide"
          }
          action={<Button onClick={onAgain}>Look again</Button>}
        >
          Nobody is waiting for you at <code>{query}</code>: everything that matches is decided, or with
          somebody else.
        </Empty>
      )}
    </div>
  );
}

interface BrokenProps {
  readonly project: string;
  readonly query: string;
  readonly problem: ApiFailure;
}

/** A query that the server cannot understand is mended in Explore, where it can be typed. */
function BrokenQuery({ project, query, problem }: BrokenProps) {
  return (
    <div className={styles["waiting"]} role="alert">
      <Empty
        title="This query cannot be reviewed"
        action={
          <Link
            to="/p/$project/explore"
            params={{ project }}
            search={{ q: query }}
            className={buttonClass("primary")}
          >
            Mend it in Explore
          </Link>
        }
      >
        <code>{query}</code>
        <br />
        Column {(problem.queryProblem?.position ?? 0) + 1}: {problem.message}
      </Empty>
    </div>
  );
}
