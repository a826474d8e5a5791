import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { datasetsQuery, projectQuery, sessionQuery } from "../api/queries";
import { may } from "../api/session";
import { Button } from "../ui/Button";
import { bytes, count, counted } from "../ui/format";
import { Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { Chooser } from "./Chooser";
import { type Given, picked } from "./chosen";
import { dropped } from "./dropped";
import { FileTable } from "./FileTable";
import { Ingest } from "./Ingest";
import styles from "./Upload.module.css";
import { useUpload } from "./useUpload";

const route = getRouteApi("/signed-in/p/$project/upload");

/** Files, folders and archives into a dataset, several at once, with a result for each file. */
export function Upload() {
  const { project } = route.useParams();
  const session = useQuery(sessionQuery).data;
  const members: readonly unknown[] = useQuery(projectQuery(project)).data?.datasets ?? [];
  const own = (useQuery(datasetsQuery).data ?? []).filter((dataset) => members.includes(dataset.uid));
  const { files, waiting, isUnfinished, isSending, made, problem, add, start } = useUpload(own);
  const [name, setName] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const target = name ?? own[0]?.name ?? "";
  const choose = async (given: readonly Given[]) => add(await picked(given));
  const isAllowed = session ? may(session, "annotator") : false;
  const done = files.filter((one) => one.state === "sent").length;
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <div>
          <h1>Upload</h1>
          <p className={ui["help"]}>
            Pictures are copied to the server. Those that are to stay where they are come in as{" "}
            <Link to="/p/$project/sources" params={{ project }} search={{}}>
              sources
            </Link>
            .
          </p>
        </div>
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
            add(await picked(await dropped(event.dataTransfer)));
          }}
        >
          <p>Drop pictures, folders or zip archives here</p>
          <p className={ui["help"]}>
            What is there already is not sent again: after an upload that broke off, choose the same files
            once more.
          </p>
          <div className={styles["row"]}>
            <Chooser title="Choose pictures" onFiles={choose} />
            <Chooser title="Choose a folder" isFolder onFiles={choose} />
          </div>
        </div>
        {problem !== null && <Problem of={problem} />}
        <div className={styles["row"]}>
          <Button
            look="primary"
            disabled={!isAllowed || (waiting === 0 && !isUnfinished) || target === ""}
            busy={isSending}
            onClick={() => start(target)}
          >
            {waiting === 0 && isUnfinished ? "Finish the upload" : "Upload"}{" "}
            {waiting > 0 && counted(waiting, "picture")}
          </Button>
          {files.length > 0 && (
            <span role="status">
              {count(done)} of {count(files.length)} sent,{" "}
              {bytes(files.reduce((sum, one) => sum + one.size, 0))}
            </span>
          )}
        </div>
        {made && <Ingest uploaded={made} project={project} />}
      </section>
      {files.length > 0 && <FileTable files={files} />}
    </main>
  );
}
