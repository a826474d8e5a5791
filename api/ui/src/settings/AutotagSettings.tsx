import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { modelsQuery, sessionQuery, settingsQuery } from "../api/queries";
import { may } from "../api/session";
import { Problem } from "../ui/Notice";
import { AutotagFlow } from "./AutotagFlow";

const route = getRouteApi("/signed-in/p/$project/settings/autotag");

/** Enable, choose a model, choose the data, see what a run would do, and run it. */
export function AutotagSettings() {
  const { project } = route.useParams();
  const { q } = route.useSearch();
  const settings = useQuery(settingsQuery(project));
  const models = useQuery(modelsQuery);
  const session = useQuery(sessionQuery).data;
  if (settings.error) return <Problem of={settings.error} again={() => settings.refetch()} />;
  if (!settings.data || !models.data || !session) return <p role="status">Loading…</p>;
  return (
    <AutotagFlow
      key={q ?? ""}
      project={project}
      saved={settings.data}
      models={models.data}
      query={q}
      isOperator={may(session, "operator")}
      user={session.user}
    />
  );
}
