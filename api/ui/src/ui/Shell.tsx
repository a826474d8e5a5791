import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import {
  Bookmark,
  Boxes,
  ChevronDown,
  CircleHelp,
  FileDown,
  FolderSync,
  GitCompareArrows,
  LayoutGrid,
  ListChecks,
  Play,
  Search,
  Settings,
  Upload,
} from "lucide-react";
import { projectsQuery, queryClient, runsQuery, sessionQuery, statusQuery } from "../api/queries";
import { signOut } from "../api/session";
import { IconButton } from "./Button";
import { timeLeft } from "./format";
import { Caps } from "./Key";
import { KnownProject } from "./KnownProject";
import { Mark } from "./Mark";
import { Menu } from "./Menu";
import { Overlays, open } from "./Overlays";
import styles from "./Shell.module.css";
import { Toasts } from "./toast";
import { useActiveInView } from "./useActiveInView";

/** The frame of a project's pages: the rail, the bar on top, and the page. */
export function Shell() {
  const { project } = useParams({ from: "/signed-in/p/$project" });
  return (
    <div className={styles["shell"]}>
      <a href="#page" className={styles["skip"]}>
        To the page
      </a>
      <Rail />
      <TopBar />
      <div id="page" className={styles["page"]}>
        <KnownProject project={project}>
          <Outlet />
        </KnownProject>
      </div>
      <Toasts />
      <Overlays />
    </div>
  );
}

const ABOVE = [
  { to: "/p/$project/explore", title: "Explore", icon: LayoutGrid },
  { to: "/p/$project/review", title: "Review", icon: ListChecks },
  { to: "/p/$project/runs", title: "Runs", icon: Play },
  { to: "/p/$project/models", title: "Models", icon: Boxes },
  { to: "/p/$project/compare", title: "Compare", icon: GitCompareArrows },
] as const;
const BELOW = [
  { to: "/p/$project/slices", title: "Slices", icon: Bookmark },
  { to: "/p/$project/exports", title: "Exports", icon: FileDown },
  { to: "/p/$project/upload", title: "Upload", icon: Upload },
  { to: "/p/$project/sources", title: "Sources", icon: FolderSync },
  { to: "/p/$project/settings", title: "Settings", icon: Settings },
] as const;

function Rail() {
  const { project } = useParams({ from: "/signed-in/p/$project" });
  const link = ({ to, title, icon: Icon }: (typeof ABOVE)[number] | (typeof BELOW)[number]) => (
    <Link key={to} to={to} params={{ project }} search={{}} className={styles["link"] ?? ""}>
      <Icon size={19} aria-hidden />
      {title}
    </Link>
  );
  return (
    <nav ref={useActiveInView()} className={styles["rail"]} aria-label="Pages">
      <Link to="/" className={styles["mark"] ?? ""} aria-label="Projects">
        <Mark />
      </Link>
      {ABOVE.map(link)}
      <span className={styles["space"]} />
      {BELOW.map(link)}
    </nav>
  );
}

/** The run that is going on, wherever one is. */
function CurrentRun({ project }: { readonly project: string }) {
  const runs = useQuery({ ...runsQuery(project), refetchInterval: 10_000 });
  const run = runs.data?.find(
    (one) => !["completed", "failed", "cancelled"].includes(one.status) && one.kind !== "live",
  );
  if (!run) return null;
  return (
    <Link
      to="/p/$project/runs/$run"
      params={{ project, run: run.uid }}
      search={{}}
      className={styles["run"] ?? ""}
    >
      <span className={styles["ring"]} style={{ ["--done" as string]: `${run.progress_pct ?? 0}%` }} />
      <b>{run.model_name}</b>{" "}
      {run.status === "running" ? `${Math.floor(run.progress_pct ?? 0)} %` : run.status}
      {run.eta_low_seconds != null &&
        run.eta_high_seconds != null &&
        ` · ${timeLeft(run.eta_low_seconds, run.eta_high_seconds)} left`}
    </Link>
  );
}

/** Whoever works with a Temporal that forgets should know. */
function Ephemeral() {
  if (!useQuery(statusQuery).data?.is_temporal_ephemeral) return null;
  return (
    <span
      className={styles["ephemeral"]}
      title="Temporal runs inside a JVM and forgets what it knew when it ends; open runs are begun again from the database."
    >
      Temporal: ephemeral
    </span>
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
        label="Project"
        isSelfNamed
        className={styles["project"] ?? ""}
        button={
          <>
            {current && (
              <>
                <span className={styles["owner"]}>{current.owner_name}</span>
                <span aria-hidden="true">/</span>
              </>
            )}
            {current?.name ?? "Projects"}
            <ChevronDown size={15} aria-hidden />
          </>
        }
        entries={(projects.data ?? []).map((one) => ({ id: one.uid, title: one.name }))}
        selected={project}
        onChoose={(uid) => navigate({ to: "/p/$project/explore", params: { project: uid }, search: {} })}
      />
      <div className={styles["space"]} />
      <Ephemeral />
      <CurrentRun project={project} />
      <button type="button" className={styles["goto"]} onClick={() => open("palette")}>
        <Search size={14} aria-hidden /> <span>Go to anything</span> <Caps chord="Ctrl+k" />
      </button>
      <IconButton label="All keys" onClick={() => open("help")}>
        <CircleHelp size={17} aria-hidden />
      </IconButton>
      <Menu
        label={`${initials(name)}, signed in as ${name}`}
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
