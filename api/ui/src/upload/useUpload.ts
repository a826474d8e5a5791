import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { tell } from "../api/errors";
import { datasetsQuery } from "../api/queries";
import type { Dataset } from "../api/types";
import { each, planned, type Sending, slugOf } from "./queue";
import { finalise, sendFile } from "./send";

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
  const [made, setMade] = useState<Uploaded | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const add = (chosen: readonly { readonly path: string; readonly file: File }[]) => {
    setMade(null);
    setFiles((before) => planned([...before.filter((one) => one.state === "waiting"), ...chosen]));
  };
  const update = (path: string, change: Partial<Sending>) =>
    setFiles((before) => before.map((one) => (one.path === path ? { ...one, ...change } : one)));
  const waiting = files.filter((one) => one.state === "waiting");

  async function sendOne(target: string, { path, file }: Sending): Promise<boolean> {
    update(path, { state: "sending" });
    try {
      await sendFile(target, path, file);
      update(path, { state: "sent" });
      return true;
    } catch (failure) {
      update(path, { state: "refused", reason: tell(failure) });
      return false;
    }
  }

  async function start(target: string): Promise<void> {
    const since = Date.now();
    setSending(true);
    setProblem(null);
    try {
      let sent = 0;
      await each(waiting, AT_ONCE, async (one) => {
        if (await sendOne(target, one)) sent++;
      });
      const existing = own.find((dataset) => dataset.name === target);
      if (sent > 0) setMade({ dataset: await finalise(target, existing?.slug ?? slugOf(target)), since });
      await client.invalidateQueries({ queryKey: datasetsQuery.queryKey });
    } catch (failure) {
      setProblem(failure);
    } finally {
      setSending(false);
    }
  }
  return { files, waiting: waiting.length, isSending, made, problem, add, start };
}
