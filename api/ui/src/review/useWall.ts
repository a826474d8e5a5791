import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { say } from "../ui/toast";
import type { Mail } from "./mail";
import { useHeld } from "./useHeld";
import { loadWall, type WallKind, wallLetters } from "./wall";
import { WallPost } from "./wallPost";

interface Wanted {
  readonly project: string;
  readonly query: string;
  readonly kind: WallKind;
  readonly mail: Mail;
}

/** Which wall of the row is looked at, and what is marked on it. */
interface Round {
  readonly number: number;
  readonly wrong: ReadonlySet<string>;
}

const FIRST: Round = { number: 0, wrong: new Set() };

/** Walls one after the other: the next one is loaded while this one is looked at, and nothing waits for a save. */
export function useWall({ project, query, kind, mail }: Wanted) {
  const client = useQueryClient();
  const [round, setRound] = useState(FIRST);
  const [before, setBefore] = useState<Round | null>(null);
  const [decided, setDecided] = useState(0);
  const held = useHeld(project, (item) => mail.has(item));
  const post = useMemo(() => new WallPost(mail), [mail]);
  useEffect(() => mail.listen(post), [mail, post]);
  const options = (number: number, exclude: readonly string[]) => ({
    queryKey: ["wall", project, query, kind, number],
    queryFn: async () => {
      const page = await loadWall(project, query, kind, [...new Set([...mail.items(), ...exclude])]);
      held.add(page.items);
      return page;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const wall = useQuery(options(round.number, []));
  const crops = wall.data?.crops ?? [];
  const items = wall.data?.items;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each wall
  useEffect(() => {
    if (items && items.length > 0) void client.prefetchQuery(options(round.number + 1, items));
  }, [items, round.number]);
  useEffect(
    () => () => client.removeQueries({ queryKey: ["wall", project, query, kind] }),
    [client, project, query, kind],
  );
  return {
    wall,
    crops,
    wrong: round.wrong,
    decided,
    flip: (uid: string | undefined) => {
      if (uid === undefined) return;
      const wrong = new Set(round.wrong);
      if (!wrong.delete(uid)) wrong.add(uid);
      setRound({ ...round, wrong });
    },
    commit: () => {
      if (crops.length === 0) return;
      const letters = wallLetters(project, crops, round.wrong, post.versions);
      held.release(letters.map((one) => one.item));
      post.send(letters);
      setDecided(decided + crops.length);
      setBefore(round);
      setRound({ number: round.number + 1, wrong: new Set() });
    },
    takeBack: () => {
      const undone = before === null ? 0 : post.takeBack();
      if (before === null || undone === 0) {
        say("There is no wall to take back.");
        return;
      }
      say("The last wall is taken back");
      setDecided(decided - undone);
      setRound(before);
      setBefore(null);
    },
  };
}
