import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useMay } from "../api/useMay";
import { Button } from "../ui/Button";
import { Key } from "../ui/Key";
import { useKeys } from "../ui/keys/useKeys";
import { Empty, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Compare.module.css";
import { DisputeCard } from "./DisputeCard";
import { disputedQuery, type Question } from "./queries";
import { useVerdicts } from "./useVerdicts";
import { disputesOf, type Verdict, verdictsOn } from "./verdict";

interface Props {
  readonly project: string;
  readonly question: Question;
}

const KEYS: Readonly<Record<string, Verdict>> = {
  "verdict-a": "a",
  "verdict-b": "b",
  "verdict-both": "both",
  "verdict-none": "none",
};

/** What the versions disagree about, what tells most first; a key says who is right, and the next one comes. */
export function Disputed({ project, question }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const pages = useInfiniteQuery(disputedQuery(project, question));
  const disputes = useMemo(
    () => disputesOf(pages.data?.pages.flatMap((page) => page.results) ?? []),
    [pages.data],
  );
  const { at, setAt, said, step, give, takeBack } = useVerdicts(project, disputes);
  const mayDecide = useMay("annotator");
  const say = (verdict: Verdict) => () => {
    const now = disputes[at];
    if (now && verdictsOn(now.of).includes(verdict)) give(at, verdict);
  };
  useKeys("compare", {
    ...(mayDecide
      ? Object.fromEntries(Object.entries(KEYS).map(([id, verdict]) => [id, say(verdict)] as const))
      : {}),
    ...(mayDecide ? { "verdict-undo": takeBack } : {}),
    "dispute-next": () => step(1),
    "dispute-previous": () => step(-1),
  });
  useEffect(() => {
    if (at > 0 || said.size > 0) list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at, said]);
  if (pages.error) return <Problem of={pages.error} again={() => pages.refetch()} />;
  if (pages.isPending) return <p role="status">Looking for what they disagree about…</p>;
  if (disputes.length === 0)
    return <Empty title="They agree">There is nothing undecided that only one of them says.</Empty>;
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Disagreements">
      <h2>Disagreements, those that tell most first</h2>
      {mayDecide ? (
        <p className={`${ui["help"]} ${styles["keys"]}`}>
          What is right is accepted, what is not is rejected.
          <span>
            <Key of="verdict-a" /> <Key of="verdict-b" /> <Key of="verdict-both" /> <Key of="verdict-none" />{" "}
            decide
          </span>
          <span>
            <Key of="dispute-next" /> <Key of="dispute-previous" /> next, previous
          </span>
          <span>
            <Key of="verdict-undo" /> take back
          </span>
        </p>
      ) : (
        <p className={ui["help"]}>Saying who is right takes the role annotator.</p>
      )}
      <ul ref={list} className={styles["disputed"]}>
        {disputes.map((dispute, place) => (
          <DisputeCard
            key={dispute.id}
            project={project}
            dispute={dispute}
            isNow={place === at}
            verdict={said.get(dispute.id)}
            isAllowed={mayDecide}
            onLook={() => setAt(place)}
            onVerdict={(verdict) => give(place, verdict)}
          />
        ))}
      </ul>
      <span className="visually-hidden" role="status">
        {said.size > 0 && `${said.size} decided.`}
      </span>
      {pages.hasNextPage && (
        <div>
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </section>
  );
}
