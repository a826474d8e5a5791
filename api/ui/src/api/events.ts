import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { API } from "./client";
import type { Run } from "./types";

const POLL_EVERY = 5_000;
const OVER = ["completed", "failed", "cancelled"];

export function isOver(run: Run): boolean {
  return OVER.includes(run.status);
}

/** Keeps a run up to date by the server's events, or by asking every few seconds where these do not come through. */
export function useLiveRun(run: Run | undefined): "live" | "polling" | "over" {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  const uid = run?.uid;
  const ended = run === undefined || isOver(run);
  useEffect(() => {
    if (uid === undefined || ended) return;
    // The browser comes back by itself and sends Last-Event-ID.
    const source = new EventSource(`${API}/runs/${uid}/events/`);
    source.onopen = () => setLive(true);
    source.onerror = () => setLive(false);
    source.onmessage = (event: MessageEvent<string>) =>
      client.setQueryData(["run", uid], JSON.parse(event.data) as Run);
    return () => source.close();
  }, [uid, ended, client]);
  useEffect(() => {
    if (uid === undefined || ended || isLive) return;
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: ["run", uid] }), POLL_EVERY);
    return () => clearInterval(timer);
  }, [uid, ended, isLive, client]);
  if (ended) return "over";
  return isLive ? "live" : "polling";
}
