import { getRouteApi, Link } from "@tanstack/react-router";
import { Cloud, Folder, Globe } from "lucide-react";
import type { Dataset, Source } from "../api/types";
import { quoted } from "../query/tree";
import { at, count } from "../ui/format";
import { Notice } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { SourceActions } from "./SourceActions";
import { SourceState } from "./SourceState";
import styles from "./Sources.module.css";
import { foundBy, scheduleOf } from "./told";
import { Unread } from "./Unread";

interface Props {
  readonly project: string;
  readonly dataset: Dataset;
  readonly source: Source;
}

const route = getRouteApi("/signed-in/p/$project/sources");
const ICONS: Readonly<Record<string, typeof Folder>> = { folder: Folder, s3: Cloud, urls: Globe };

/** A source: where it is, how its last scan went, when the next is, and what could not be read. */
export function SourceCard({ project, dataset, source }: Props) {
  const { unread } = route.useSearch();
  const { scan } = source;
  const isOpen = unread === source.uid;
  const Icon = ICONS[source.kind] ?? Globe;
  return (
    <article className={ui["card"]} aria-label={source.name}>
      <div className={ui["cardBody"]}>
        <div className={styles["head"]}>
          <Icon size={18} aria-hidden className={styles["kind"]} />
          <div className={styles["what"]}>
            <h3>{source.name}</h3>
            <code className={styles["location"]}>{source.location}</code>
            {source.kind === "s3" && <span className={ui["help"]}>{storeOf(source)}</span>}
          </div>
          <SourceState source={source} />
        </div>
        {scan.message !== null && <Notice tone="bad">{scan.message}</Notice>}
        <p className={styles["facts"]}>
          <span title={scan.started_at === null ? undefined : at(scan.started_at)}>{foundBy(scan)}</span>
          {scan.failed > 0 && (
            <Link
              from="/p/$project/sources"
              search={{ unread: isOpen ? undefined : source.uid }}
              aria-expanded={isOpen}
              replace
            >
              {count(scan.failed)} could not be read
            </Link>
          )}
          <Link
            to="/p/$project/explore"
            params={{ project }}
            search={{ q: `dataset = ${quoted(dataset.slug)} AND key ~ ${quoted(`${source.name}/`)}` }}
          >
            See its pictures
          </Link>
        </p>
        <div className={styles["foot"]}>
          <span className={ui["help"]}>{scheduleOf(source)}</span>
          <SourceActions dataset={dataset} source={source} />
        </div>
      </div>
      {isOpen && scan.failed > 0 && <Unread dataset={dataset} source={source} />}
    </article>
  );
}

function storeOf({ endpoint, region, has_keys }: Source): string {
  return [endpoint ?? `Amazon, ${region}`, has_keys ? "with keys" : "without keys"].join(", ");
}
