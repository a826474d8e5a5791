import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { facetsQuery } from "../explore/facets";
import { keepFocus } from "../ui/keepFocus";
import { Empty, Problem } from "../ui/Notice";
import { KindChoice } from "./KindChoice";
import { useMailState } from "./mail";
import styles from "./Review.module.css";
import { BackToExplore, ReviewModes } from "./ReviewModes";
import { SaveState } from "./SaveState";
import { useMail } from "./useMail";
import own from "./Wall.module.css";
import { WallCrops } from "./WallCrops";
import type { WallKind } from "./wall";

interface Props {
  readonly project: string;
  readonly user: string;
  readonly query: string;
}

/** Crops of one label and band, presumed right: what is wrong is marked, and one key decides all of them. */
export function Wall({ project, user, query }: Props) {
  const [kind, setKind] = useState<WallKind | null>(null);
  const mail = useMail(user, project);
  const outbox = useMailState(mail);
  const facets = useQuery({ ...facetsQuery(project, query), staleTime: 60_000 });
  const labels = facets.data?.facets.label ?? [];
  useEffect(() => {
    const first = labels[0];
    if (kind === null && first) setKind({ level: first.level, label: first.value, band: "high" });
  }, [kind, labels]);
  return (
    <main className={own["wall"]} onMouseDown={keepFocus}>
      <header className={styles["bar"]}>
        <BackToExplore project={project} query={query} />
        <h1 className={own["title"]}>Review</h1>
        {kind && <KindChoice kind={kind} labels={labels} onKind={setKind} />}
        <span className={styles["space"]} />
        <SaveState outbox={outbox} />
        <ReviewModes project={project} mode="wall" />
      </header>
      {facets.error && <Problem of={facets.error} again={() => facets.refetch()} />}
      {kind && mail && (
        <WallCrops key={JSON.stringify(kind)} project={project} query={query} kind={kind} mail={mail} />
      )}
      {!kind && !facets.isPending && !facets.error && (
        <Empty title="Nothing is left to decide">No prediction that matches is pending.</Empty>
      )}
    </main>
  );
}
