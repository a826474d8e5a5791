import { useQuery } from "@tanstack/react-query";
import { countQuery } from "../api/queries";
import { useSlices } from "../api/slices";
import type { Data, Model } from "../api/types";
import { quoted } from "../query/tree";
import { count, counted } from "../ui/format";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { queryOf } from "./runData";
import styles from "./Settings.module.css";

interface Props {
  readonly project: string;
  readonly data: Data;
  readonly model: Model;
  readonly user: string;
}

/** What a run would meet, counted by the same queries that find items everywhere. */
export function DryCount({ project, data, model, user }: Props) {
  const slices = useSlices(project, user).data ?? [];
  const covered = queryOf(data, slices);
  const version = quoted(`${model.name}@${model.active_version?.version ?? ""}`);
  const and = (more: string) => (covered === "" ? more : `(${covered}) AND ${more}`);
  const all = useCount(project, covered);
  const seen = useCount(project, and(`predicted = ${version}`));
  const reviewed = useCount(project, and('review_status = "reviewed"'));
  if (all.error) return <Problem of={all.error} />;
  const n = all.data?.count;
  if (n === undefined) return <p role="status">Counting…</p>;
  return (
    <div>
      <p className={styles["count"]}>{counted(n, "item")}</p>
      <p className={ui["help"]}>
        {seen.data &&
          `${count(seen.data.count)} unchanged: this version has predicted them already, they are skipped. `}
        {reviewed.data &&
          `${count(reviewed.data.count)} protected: people finished them, what they decided stays.`}
      </p>
      <code className={ui["help"]}>{covered === "" ? "full dataset" : covered}</code>
    </div>
  );
}

function useCount(project: string, query: string) {
  return useQuery({ ...countQuery(project, query), retry: false });
}
