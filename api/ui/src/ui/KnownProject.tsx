import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ApiFailure } from "../api/errors";
import { projectQuery } from "../api/queries";
import { Empty } from "./Notice";
import styles from "./ui.module.css";

interface Props {
  readonly project: string;
  readonly children: ReactNode;
}

/** The page of a project; where there is no such project, that is said in its place. The page does not wait for it. */
export function KnownProject({ project, children }: Props) {
  const { error } = useQuery(projectQuery(project));
  if (!(error instanceof ApiFailure) || error.status !== 404) return children;
  return (
    <main className={styles["page"]}>
      <h1 className="visually-hidden">No such project</h1>
      <Empty title="There is no such project" action={<Link to="/">To the projects</Link>}>
        Nothing is called <code>{project}</code> here, or it belongs to another organisation.
      </Empty>
    </main>
  );
}
