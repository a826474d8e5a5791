import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isPassing, tell } from "../api/errors";
import { datasetsQuery } from "../api/queries";
import type { Dataset } from "../api/types";
import type { Picked } from "./chosen";
import { patiently } from "./patience";
import { each, isThere, type Present, type Sending, slugOf, withMore } from "./queue";
import { finaliseDue, present, sendFile } from "./send";

const AT_ONCE = 8;

/** The dataset that files went into, and when they began to. */
export interface Uploaded {
  readonly dataset: Dataset;
  readonly since: number;
}

/** Files that are waiting, on their way, or there. */
export function useUpload(own: readonly Dataset[]) {
  const client = useQueryClient();
  const [files, setFiles] = useState<readonly Sending[]>([]);
  const [isSending, setSending] = useState(false);
  /** Datasets that files were sent to which are no items yet, because the rest or the finalising failed. */
  const [staged, setStaged] = useState<readonly string[]>([]);
  const [made, setMade] = useState<Uploaded | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const add = (chosen: readonly Picked[]) => {
    setMade(null);
    setFiles((before) => withMore(before, chosen));
  };
  const update = (path: string, change: Partial<Sending>) =>
    setFiles((before) => before.map((one) => (one.path === path ? { ...one, ...change } : one)));
  const waiting = files.filter((one) => one.state === "waiting");

  /** Whether the server has the file then; a failure that passes leaves it waiting, for another time, and ends the rest. */
  async function sendOne(target: string, one: Sending, there: Present | undefined): Promise<boolean> {
    const { path } = one;
    update(path, { state: "sending" });
    try {
      if (await isThere(one, there)) {
        update(path, {
          state: "sent",
          reason: there?.state === "item" ? "in the dataset already" : "there already",
        });
        return true;
      }
      const file = await one.open();
      await patiently(() => sendFile(target, path, file));
      update(path, { state: "sent" });
      return true;
    } catch (failure) {
      if (isPassing(failure)) {
        update(path, { state: "waiting" });
        throw failure;
      }
      update(path, { state: "refused", reason: tell(failure) });
      return false;
    }
  }

  async function start(target: string): Promise<void> {
    const since = Date.now();
    const due = new Set(staged);
    const slug = (name: string) => own.find((dataset) => dataset.name === name)?.slug ?? slugOf(name);
    setSending(true);
    setMade(null);
    setProblem(null);
    try {
      const paths = waiting.map((one) => one.path);
      const there = await patiently(() => present(target, slug(target), paths));
      await each(waiting, AT_ONCE, async (one) => {
        if (await sendOne(target, one, there.get(one.path))) due.add(target);
      });
      await finaliseDue(due, target, slug, (dataset) => setMade((before) => before ?? { dataset, since }));
      await client.invalidateQueries({ queryKey: datasetsQuery.queryKey });
    } catch (failure) {
      setProblem(failure);
    } finally {
      setStaged([...due]);
      setSending(false);
    }
  }
  return {
    files,
    waiting: waiting.length,
    isUnfinished: staged.length > 0,
    isSending,
    made,
    problem,
    add,
    start,
  };
}
