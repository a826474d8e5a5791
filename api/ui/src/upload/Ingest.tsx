import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { settingsQuery } from "../api/queries";
import { counted } from "../ui/format";
import { Notice, Problem } from "../ui/Notice";
import { health } from "./send";
import { Tagging } from "./Tagging";
import type { Uploaded } from "./useUpload";

interface Props {
  readonly uploaded: Uploaded;
  readonly project: string;
}

/** What became of the files once a worker has read them, and what Autotag makes of them. */
export function Ingest({ uploaded, project }: Props) {
  const { dataset } = uploaded;
  const settings = useQuery(settingsQuery(project)).data;
  const state = useQuery({
    queryKey: ["health", dataset.uid, dataset.updated_at],
    queryFn: () => health(dataset),
    refetchInterval: ({ state: now }) => (now.data && now.data.dataset_status !== "creating" ? false : 1_000),
  });
  if (state.error) return <Problem of={state.error} />;
  const isReading = state.data === undefined || state.data.dataset_status === "creating";
  return (
    <>
      <Notice tone={isReading ? "info" : state.data.issues.length > 0 ? "warn" : "good"}>
        {isReading
          ? "A worker reads the files…"
          : `${counted(state.data.item_count, "item")} in “${dataset.name}”.`}{" "}
        {state.data?.issues.map((issue) => (
          <p key={issue}>{issue}</p>
        ))}
        {!isReading && (
          <Link to="/p/$project/explore" params={{ project }} search={{}}>
            See them in Explore
          </Link>
        )}
      </Notice>
      {settings?.enabled && settings.auto_run && <Tagging project={project} since={uploaded.since} />}
    </>
  );
}
