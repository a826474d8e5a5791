import { Link } from "@tanstack/react-router";
import { Download } from "lucide-react";
import type { RunFailure } from "../api/types";
import { quoted } from "../query/tree";
import { Button, buttonClass } from "../ui/Button";
import { ago, at, counted } from "../ui/format";
import { Heads } from "../ui/Heads";
import { Empty, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Runs.module.css";

interface Props {
  readonly project: string;
  readonly failures: readonly RunFailure[];
  readonly isLoading: boolean;
  readonly problem: unknown;
}

/** As many items as fit into the text of one query. */
const MOST_IN_QUERY = 90;

/** The items that could not be predicted, each with the reason. */
export function Failures({ project, failures, isLoading, problem }: Props) {
  if (problem) return <Problem of={problem} />;
  if (failures.length === 0) return isLoading ? null : <Empty title="Nothing has failed" />;
  const uids = failures.slice(0, MOST_IN_QUERY).map((failure) => quoted(failure.item));
  return (
    <section className={ui["card"]} aria-label="Failures">
      <div className={`${styles["row"]} ${styles["padded"]}`}>
        <span>{counted(failures.length, "item")} failed.</span>
        <Link
          to="/p/$project/explore"
          params={{ project }}
          search={{ q: `uid IN (${uids.join(", ")})` }}
          className={buttonClass()}
        >
          Open {failures.length > MOST_IN_QUERY && `the first ${MOST_IN_QUERY} `}in Explore
        </Link>
        <Button onClick={() => download(failures)}>
          <Download size={14} aria-hidden /> CSV
        </Button>
      </div>
      <div className={ui["scroll"]}>
        <table className={ui["table"]}>
          <Heads names={["Item", "Code", "What happened", "When"]} />
          <tbody>
            {failures.map((failure) => (
              <tr key={failure.item}>
                <td>
                  <code>{failure.key}</code>
                </td>
                <td>
                  <code className={styles["code"]}>{failure.code}</code>
                </td>
                <td>{failure.message}</td>
                <td title={at(failure.created_at)}>{ago(failure.created_at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function download(failures: readonly RunFailure[]): void {
  const rows = [
    ["item", "key", "code", "message", "created_at"],
    ...failures.map((one) => [one.item, one.key, one.code, one.message, one.created_at]),
  ];
  const text = rows.map((row) => row.map(cell).join(",")).join("\r\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = "failures.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Quoted, and never the beginning of a formula in a spreadsheet. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
