import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { FolderUp, ImageUp } from "lucide-react";
import { useState } from "react";
import { tell } from "../api/errors";
import { datasetsQuery, projectQuery, sessionQuery } from "../api/queries";
import { may } from "../api/session";
import type { Dataset } from "../api/types";
import { Button, buttonClass } from "../ui/Button";
import { bytes, count, counted } from "../ui/format";
import { Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { dropped } from "./dropped";
import { each, planned, type Sending, slugOf } from "./queue";
import { finalise, health, sendFile } from "./send";
import styles from "./Upload.module.css";

const route = getRouteApi("/signed-in/p/$project/upload");
const AT_ONCE = 8;
const SHOWN = 200;

/** Files and folders into a dataset, several at once, with a result for each file. */
export function Upload() {
  const { project } = route.useParams();
  const session = useQuery(sessionQuery).data;
  const members = useQuery(projectQuery(project)).data?.datasets ?? [];
  const datasets = useQuery(datasetsQuery);
  const client = useQueryClient();
  const own = (datasets.data ?? []).filter((dataset) =>
    (members as readonly unknown[]).includes(dataset.uid),
  );
  const [name, setName] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly Sending[]>([]);
  const [isSending, setSending] = useState(false);
  const [isOver, setOver] = useState(false);
  const [made, setMade] = useState<Dataset | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const target = name ?? own[0]?.name ?? "";
  const add = (chosen: readonly { readonly path: string; readonly file: File }[]) => {
    setMade(null);
    setFiles((before) => planned([...before.filter((one) => one.state === "waiting"), ...chosen]));
  };
  const update = (path: string, change: Partial<Sending>) =>
    setFiles((before) => before.map((one) => (one.path === path ? { ...one, ...change } : one)));

  async function start() {
    setSending(true);
    setProblem(null);
    try {
      let sent = 0;
      await each(
        files.filter((one) => one.state === "waiting"),
        AT_ONCE,
        async ({ path, file }) => {
          update(path, { state: "sending" });
          try {
            await sendFile(target, path, file);
            sent++;
            update(path, { state: "sent" });
          } catch (failure) {
            update(path, { state: "refused", reason: tell(failure) });
          }
        },
      );
      const existing = own.find((dataset) => dataset.name === target);
      if (sent > 0) setMade(await finalise(target, existing?.slug ?? slugOf(target)));
      await client.invalidateQueries({ queryKey: datasetsQuery.queryKey });
    } catch (failure) {
      setProblem(failure);
    } finally {
      setSending(false);
    }
  }

  const isAllowed = session ? may(session, "annotator") : false;
  const waiting = files.filter((one) => one.state === "waiting").length;
  const done = files.filter((one) => one.state === "sent").length;
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <h1>Upload</h1>
      </header>
      {!isAllowed && <Notice tone="warn">Uploading takes the role annotator.</Notice>}
      <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Files">
        <div className={ui["field"]}>
          <label htmlFor="dataset">Dataset</label>
          <select
            id="dataset"
            className={ui["input"]}
            value={target}
            disabled={isSending}
            onChange={(event) => setName(event.target.value)}
          >
            {own.map((dataset) => (
              <option key={dataset.uid}>{dataset.name}</option>
            ))}
          </select>
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same with the keyboard */}
        <div
          className={styles["drop"]}
          data-over={isOver}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={async (event) => {
            event.preventDefault();
            setOver(false);
            add(await dropped(event.dataTransfer));
          }}
        >
          <p>Drop pictures or folders here</p>
          <div className={styles["row"]}>
            <Chooser title="Choose pictures" onFiles={add} />
            <Chooser title="Choose a folder" isFolder onFiles={add} />
          </div>
        </div>
        {problem !== null && <Problem of={problem} />}
        <div className={styles["row"]}>
          <Button
            look="primary"
            disabled={!isAllowed || waiting === 0 || target === ""}
            busy={isSending}
            onClick={start}
          >
            Upload {waiting > 0 && counted(waiting, "picture")}
          </Button>
          {files.length > 0 && (
            <span role="status">
              {count(done)} of {count(files.length)} sent,{" "}
              {bytes(files.reduce((sum, one) => sum + one.file.size, 0))}
            </span>
          )}
        </div>
        {made && <Ingest dataset={made} project={project} />}
      </section>
      {files.length > 0 && (
        <div className={`${ui["card"]} ${ui["scroll"]}`}>
          <table className={ui["table"]}>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col" className={ui["number"]}>
                  Size
                </th>
                <th scope="col">Result</th>
              </tr>
            </thead>
            <tbody>
              {[...files]
                .sort((a, b) => Number(b.state === "refused") - Number(a.state === "refused"))
                .slice(0, SHOWN)
                .map((one) => (
                  <tr key={one.path}>
                    <td>
                      <code>{one.path}</code>
                    </td>
                    <td className={ui["number"]}>{bytes(one.file.size)}</td>
                    <td data-state={one.state} className={styles["result"]}>
                      {one.reason ?? one.state}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

interface ChooserProps {
  readonly title: string;
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly { readonly path: string; readonly file: File }[]) => void;
}

function Chooser({ title, isFolder = false, onFiles }: ChooserProps) {
  const Icon = isFolder ? FolderUp : ImageUp;
  return (
    <label className={`${buttonClass()} ${styles["choose"]}`}>
      <Icon size={15} aria-hidden /> {title}
      <input
        type="file"
        multiple
        className="visually-hidden"
        {...(isFolder ? { webkitdirectory: "" } : { accept: "image/*" })}
        onChange={(event) => {
          onFiles(
            [...(event.target.files ?? [])].map((file) => ({
              path: file.webkitRelativePath || file.name,
              file,
            })),
          );
          event.target.value = "";
        }}
      />
    </label>
  );
}

/** What became of the files once a worker has read them. */
function Ingest({ dataset, project }: { readonly dataset: Dataset; readonly project: string }) {
  const state = useQuery({
    queryKey: ["health", dataset.uid, dataset.updated_at],
    queryFn: () => health(dataset),
    refetchInterval: ({ state: now }) => (now.data && now.data.dataset_status !== "creating" ? false : 1_000),
  });
  if (state.error) return <Problem of={state.error} />;
  const isReading = state.data === undefined || state.data.dataset_status === "creating";
  return (
    <Notice tone={isReading ? "info" : state.data.issues.length > 0 ? "warn" : "good"}>
      {isReading
        ? "A worker reads the files…"
        : `${counted(state.data.item_count, "item")} in “${dataset.name}”.`}{" "}
      {state.data?.issues.map((issue) => (
        <p key={JSON.stringify(issue)}>{typeof issue === "string" ? issue : JSON.stringify(issue)}</p>
      ))}
      {!isReading && (
        <Link to="/p/$project/explore" params={{ project }} search={{}}>
          See them in Explore
        </Link>
      )}
    </Notice>
  );
}
