import { useQuery } from "@tanstack/react-query";
import { Empty, Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { workersQuery } from "./queries";
import { WorkerTable } from "./WorkerTable";

/** The processes that do the work of the whole installation. */
export function Workers() {
  const workers = useQuery(workersQuery);
  const there = workers.data?.filter((worker) => worker.state !== "silent") ?? [];
  const isIdle = there.length > 0 && there.every((worker) => worker.queues.length === 0);
  return (
    <>
      <header>
        <h1>Workers</h1>
        <p className={ui["help"]}>
          The processes that tag pictures, for every project of the installation. A drained one takes no more
          work and returns what it has in hand, so that it can be stopped without anything being done twice.
        </p>
      </header>
      {workers.error && <Problem of={workers.error} again={() => workers.refetch()} />}
      {isIdle && <Notice tone="warn">No worker takes work: runs stand still until one is resumed.</Notice>}
      {workers.data && there.length === 0 && (
        <Empty title="No worker is there">
          Nothing is taken in and no run goes on until one is started: autotag worker does so.
        </Empty>
      )}
      {workers.data && workers.data.length > 0 && <WorkerTable workers={workers.data} />}
    </>
  );
}
