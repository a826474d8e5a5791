import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { datasetsQuery, projectQuery } from "../api/queries";
import { useMay } from "../api/useMay";
import { Button } from "../ui/Button";
import { Empty, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { AddSource } from "./AddSource";
import { DatasetSources } from "./DatasetSources";

const route = getRouteApi("/signed-in/p/$project/sources");

/** Where the pictures of the project are that stay where they are. */
export function Sources() {
  const { project } = route.useParams();
  const mayAdd = useMay("admin");
  const [isAdding, add] = useState(false);
  const members: readonly unknown[] = useQuery(projectQuery(project)).data?.datasets ?? [];
  const datasets = useQuery(datasetsQuery);
  const own = (datasets.data ?? []).filter((dataset) => members.includes(dataset.uid));
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <div>
          <h1>Sources</h1>
          <p className={ui["help"]}>
            Places whose pictures stay there and are read there: folders of the server, buckets, and
            addresses.
          </p>
        </div>
        <Button
          look="primary"
          disabled={!mayAdd || own.length === 0}
          title={mayAdd ? undefined : "Takes the role admin."}
          onClick={() => add(true)}
        >
          <Plus size={15} aria-hidden /> Add a source
        </Button>
      </header>
      {datasets.error && <Problem of={datasets.error} again={() => datasets.refetch()} />}
      {datasets.data && own.length === 0 && (
        <Empty title="The project has no dataset">A source gives its pictures to a dataset.</Empty>
      )}
      {own.map((dataset) => (
        <DatasetSources key={dataset.uid} project={project} dataset={dataset} isOnly={own.length === 1} />
      ))}
      {isAdding && <AddSource datasets={own} onClose={() => add(false)} />}
    </main>
  );
}
