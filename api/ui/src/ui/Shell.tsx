import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { ChevronDown, LayoutGrid } from "lucide-react";
import { projectsQuery, queryClient, sessionQuery } from "../api/queries";
import { signOut } from "../api/session";
import { Mark } from "./Mark";
import { Menu } from "./Menu";
import styles from "./Shell.module.css";
import { Toasts } from "./toast";

/** The frame of a project's pages: the rail, the bar on top, and the page. */
export function Shell() {
  return (
    <div className={styles["shell"]}>
      <a href="#page" className={styles["skip"]}>
        To the page
      </a>
      <Rail />
      <TopBar />
      <div id="page" className={styles["page"]}>
        <Outlet />
      </div>
      <Toasts />
    </div>
  );
}

function Rail() {
  const { project } = useParams({ from: "/signed-in/p/$project" });
  return (
    <nav className={styles["rail"]} aria-label="Pages">
      <Link to="/" className={styles["mark"] ?? ""} aria-label="Projects">
        <Mark />
      </Link>
      <Link to="/p/$project/explore" params={{ project }} search={{}} className={styles["link"] ?? ""}>
        <LayoutGrid size={19} aria-hidden />
        Explore
      </Link>
    </nav>
  );
}

function TopBar() {
  const { project } = useParams({ from: "/signed-in/p/$project" });
  const projects = useQuery(projectsQuery);
  const session = useQuery(sessionQuery).data;
  const navigate = useNavigate();
  const current = projects.data?.find((one) => one.uid === project);
  const name = session?.name ?? "";
  return (
    <header className={styles["bar"]}>
      <Menu
        label={`Project ${current?.name ?? ""}`}
        className={styles["project"] ?? ""}
        button={
          <>
            <span className={styles["owner"]}>{current?.owner_name}</span>
            <span aria-hidden="true">/</span>
            {current?.name}
            <ChevronDown size={15} aria-hidden />
          </>
        }
        entries={(projects.data ?? []).map((one) => ({ id: one.uid, title: one.name }))}
        selected={project}
        onChoose={(uid) => navigate({ to: "/p/$project/explore", params: { project: uid }, search: {} })}
      />
      <div className={styles["space"]} />
      <Menu
        label={`Signed in as ${name}`}
        className={styles["person"] ?? ""}
        button={initials(name)}
        entries={[{ id: "sign-out", title: "Sign out" }]}
        onChoose={async () => {
          await signOut();
          queryClient.clear();
          await navigate({ to: "/sign-in", search: {} });
        }}
      />
    </header>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}
