import { useQuery } from "@tanstack/react-query";
import { limitHistoryQuery } from "../api/queries";
import { Deeds } from "../ui/Deeds";
import { Problem } from "../ui/Notice";
import { changeOf } from "./limits";

/** Who changed the limits of a project last, newest first; nothing where nobody has. */
export function LimitHistory({ project }: { readonly project: string }) {
  const history = useQuery(limitHistoryQuery(project));
  if (history.error) return <Problem of={history.error} again={() => history.refetch()} />;
  if (!history.data?.length) return null;
  return (
    <>
      <h3>Changed last</h3>
      <Deeds deeds={history.data} sentence={changeOf} />
    </>
  );
}
