import type { QueryClient } from "@tanstack/react-query";
import { json } from "../api/client";
import { settingsQuery } from "../api/queries";
import type { AutotagSettings } from "../api/types";

/**
 * Saves what somebody changed of a project's settings. They are replaced as a whole, so the rest is read first: it may have
 * been changed on another page, or by the command line, since this one was opened.
 */
export async function saveSettings(
  client: QueryClient,
  project: string,
  change: (now: AutotagSettings) => Partial<AutotagSettings>,
): Promise<AutotagSettings> {
  const now = await client.fetchQuery({ ...settingsQuery(project), staleTime: 0 });
  const after = await json<AutotagSettings>("PUT", `/projects/${project}/autotag/`, {
    ...now,
    ...change(now),
  });
  client.setQueryData(settingsQuery(project).queryKey, after);
  return after;
}
