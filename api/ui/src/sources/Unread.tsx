import { useQuery } from "@tanstack/react-query";
import type { Dataset, Source } from "../api/types";
import { count } from "../ui/format";
import { Heads } from "../ui/Heads";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { unreadQuery } from "./queries";
import styles from "./Sources.module.css";

interface Props {
  readonly dataset: Dataset;
  readonly source: Source;
}

/** The objects of a source that could not be read, each with the reason. */
export function Unread({ dataset, source }: Props) {
  const unread = useQuery(unreadQuery(dataset.uid, source));
  if (unread.error) return <Problem of={unread.error} again={() => unread.refetch()} />;
  if (!unread.data) return null;
  const { results, next } = unread.data;
  return (
    <div className={`${styles["unread"]} ${ui["scroll"]}`}>
      <table className={ui["table"]} aria-label={`What of ${source.name} could not be read`}>
        <Heads names={["Object", "Why it could not be read"]} />
        <tbody>
          {results.map((one) => (
            <tr key={one.path}>
              <td>
                <code className={styles["location"]}>{one.path}</code>
              </td>
              <td>{one.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {next !== null && (
        <p className={`${ui["help"]} ${styles["rest"]}`}>
          The first {count(results.length)}; the command line lists all of them.
        </p>
      )}
    </div>
  );
}
