import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { tell } from "../api/errors";
import { sessionQuery } from "../api/queries";
import { readReview } from "../review/api";
import { useMail } from "../review/useMail";
import { undoOf, type WallLetter } from "../review/wall";
import { WallPost } from "../review/wallPost";
import { say } from "../ui/toast";
import { type Dispute, isHidden, letterOn, type Verdict } from "./verdict";

const AHEAD = 3;

/** A verdict, with its save once that is on its way. */
interface Given {
  readonly dispute: Dispute;
  readonly verdict: Verdict;
  readonly letter?: WallLetter;
}

/** Verdicts on disagreements, one after the other; the screen does not wait for them to be saved. */
export function useVerdicts(project: string, disputes: readonly Dispute[]) {
  const mail = useMail(useQuery(sessionQuery).data?.user ?? "", project);
  const post = useMemo(() => mail && new WallPost(mail), [mail]);
  useEffect(() => (mail && post ? mail.listen(post) : undefined), [mail, post]);
  const reviewOf = useReviews(project);
  const given = useRef<readonly Given[]>([]);
  const [said, setSaid] = useState<ReadonlyMap<string, Verdict>>(new Map());
  const keep = (next: readonly Given[]) => {
    given.current = next;
    setSaid(new Map(next.map((one) => [one.dispute.id, one.verdict])));
  };
  const last = Math.max(0, disputes.length - 1);
  const [chosen, setAt] = useState(0);
  const at = Math.min(chosen, last);
  useEffect(() => {
    // What they are decided upon is here by the time of the verdict.
    for (const { item } of disputes.slice(at, at + AHEAD)) void reviewOf(item.uid).catch(() => {});
  }, [reviewOf, disputes, at]);

  const send = async ({ dispute, verdict }: Given) => {
    const isGiven = () => given.current.some((one) => one.dispute === dispute);
    try {
      const review = await reviewOf(dispute.item.uid);
      if (!isGiven() || !post) return;
      if (isHidden(dispute.of, review)) {
        keep(given.current.filter((one) => one.dispute !== dispute));
        return say(
          "Only a version that the project does not show says this: nobody can decide on it before it is active.",
        );
      }
      const letter = letterOn(project, dispute.of, verdict, review, post.versions);
      if (letter === null) return say("Somebody has decided this already; that stays.");
      keep(given.current.map((one) => (one.dispute === dispute ? { ...one, letter } : one)));
      post.send([letter]);
    } catch (problem) {
      keep(given.current.filter((one) => one.dispute !== dispute));
      say(`Not saved: ${tell(problem)}`);
    }
  };
  return {
    at,
    setAt,
    said,
    step: (by: number) => setAt(Math.min(Math.max(at + by, 0), last)),
    give: (place: number, verdict: Verdict) => {
      const dispute = disputes[place];
      if (!dispute || !post || said.has(dispute.id)) return;
      const open = disputes.findIndex((one, index) => index > place && !said.has(one.id));
      setAt(open < 0 ? place : open);
      keep([...given.current, { dispute, verdict }]);
      void send({ dispute, verdict });
    },
    takeBack: () => {
      const undone = given.current.at(-1);
      if (!undone || !mail || !post) return say("There is no verdict to take back.");
      keep(given.current.slice(0, -1));
      setAt(Math.max(0, disputes.indexOf(undone.dispute)));
      for (const letter of undone.letter ? undoOf([undone.letter], post.versions) : [])
        void mail.send(letter);
    },
  };
}

/** The reviews of items, each read once while the page is open: what somebody else decides meanwhile is a conflict. */
function useReviews(project: string) {
  const client = useQueryClient();
  useEffect(() => () => client.removeQueries({ queryKey: ["disputed-review", project] }), [client, project]);
  return useCallback(
    (item: string) =>
      client.ensureQueryData({
        queryKey: ["disputed-review", project, item],
        queryFn: () => readReview(project, item),
        gcTime: Number.POSITIVE_INFINITY,
      }),
    [client, project],
  );
}
