import { useQuery } from "@tanstack/react-query";
import type { Dataset } from "../api/types";
import { Empty, Problem } from "../ui/Notice";
import { sourcesQuery } from "./queries";
import { SourceCard } from "./SourceCard";
import styles from "./Sources.module.css";

interface Props {
  readonly project: string;
  readonly dataset: Dataset;
  /** Whether the project has no other. */
  readonly isOnly: boolean;
}

/** The sources of one dataset. */
export function DatasetSources({ project, dataset, isOnly }: Props) {
  const sources = useQuery(sourcesQuery(dataset.uid));
  return (
    <section className={styles["group"]} aria-label={`Sources of ${dataset.name}`}>
      <h2 className={isOnly ? "visually-hidden" : undefined}>{dataset.name}</h2>
      {sources.error && <Problem of={sources.error} again={() => sources.refetch()} />}
      {sources.data?.length === 0 && (
        <Empty title="No source yet">
          {isOnly ? "Pictures that are uploaded" : "Its pictures"} are copied to the server. A source leaves
          them where they are.
        </Empty>
      )}
      {sources.data?.map((source) => (
        <SourceCard key={source.uid} project={project} dataset={dataset} source={source} />
      ))}
    </section>
  );
}
