import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { sessionQuery, taxonomyQuery } from "../api/queries";
import { may } from "../api/session";
import { Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { LabelMaps } from "./LabelMaps";
import { LabelTable } from "./LabelTable";

const route = getRouteApi("/signed-in/p/$project/settings/labels");

/** What people can call things in the project, and what the labels of its models are called there. */
export function LabelSettings() {
  const { project } = route.useParams();
  const session = useQuery(sessionQuery).data;
  const taxonomy = useQuery(taxonomyQuery(project));
  const isDisabled = !session || !may(session, "operator");
  return (
    <>
      <header>
        <h1>Labels</h1>
        <p className={ui["help"]}>
          What people can call things. The first run of a model adds the labels that it brings.
        </p>
      </header>
      {isDisabled && (
        <Notice tone="warn">You can look at the labels. Changing them takes the role operator.</Notice>
      )}
      {taxonomy.error && <Problem of={taxonomy.error} again={() => taxonomy.refetch()} />}
      {taxonomy.data && (
        <>
          <LabelTable project={project} taxonomy={taxonomy.data} isDisabled={isDisabled} />
          <LabelMaps project={project} taxonomy={taxonomy.data} isDisabled={isDisabled} />
        </>
      )}
    </>
  );
}
