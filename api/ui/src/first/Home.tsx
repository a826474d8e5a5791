import { useQuery } from "@tanstack/react-query";
import { Link, useCanGoBack, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { projectsQuery, sessionQuery } from "../api/queries";
import { may } from "../api/session";
import { Mark } from "../ui/Mark";
import { Empty, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Home.module.css";
import { NewProject } from "./NewProject";

/** The projects, and the way to a new one. The first visit goes on to the only project that there is. */
export function Home() {
  const projects = useQuery(projectsQuery);
  const session = useQuery(sessionQuery).data;
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  const only = !canGoBack && projects.data?.length === 1 ? projects.data[0] : undefined;

  useEffect(() => {
    if (only)
      void navigate({ to: "/p/$project/explore", params: { project: only.uid }, search: {}, replace: true });
  }, [only, navigate]);

  if (only) return null;
  return (
    <main className={ui["page"]}>
      <div className={styles["brand"]}>
        <Mark />
        <h1>Projects</h1>
      </div>
      {projects.error && <Problem of={projects.error} again={() => projects.refetch()} />}
      {projects.data?.length === 0 && (
        <Empty title="There is no project yet">
          A project joins pictures, a model and the people who decide.
        </Empty>
      )}
      <ul className={styles["projects"]}>
        {projects.data?.map((project) => (
          <li key={project.uid} className={ui["card"]}>
            <Link
              to="/p/$project/explore"
              params={{ project: project.uid }}
              search={{}}
              className={styles["project"] ?? ""}
            >
              <h2>{project.name}</h2>
              <span className={ui["help"]}>{project.owner_name}</span>
            </Link>
          </li>
        ))}
      </ul>
      {session && may(session, "operator") && <NewProject />}
    </main>
  );
}
