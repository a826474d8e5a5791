import { queryOptions } from "@tanstack/react-query";
import { json, keepHolder } from "./client";
import { ApiFailure } from "./errors";
import type { Role } from "./types";

export type { Role } from "./types";

/** Who is signed in; the token goes with every write, and is null for a caller with a key. */
export interface Session {
  readonly user: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: Role;
  readonly csrf_token: string | null;
}

export type Credentials =
  | { readonly key: string }
  | { readonly user: string; readonly password: string }
  | { readonly once: string };

const ROLES: readonly Role[] = ["viewer", "annotator", "operator", "admin"];

/** The session of this browser, or null. */
export async function readSession(): Promise<Session | null> {
  try {
    return remember(await json<Session>("GET", "/session/"));
  } catch (problem) {
    if (problem instanceof ApiFailure && (problem.status === 401 || problem.status === 404)) return null;
    throw problem;
  }
}

export async function signIn(credentials: Credentials): Promise<Session> {
  return remember(await json<Session>("POST", "/session/", credentials));
}

export async function signOut(): Promise<void> {
  await json("DELETE", "/session/");
  keepHolder(null);
}

/** Where browsers can sign in besides; the name is null where nothing is set up. */
export interface Provider {
  readonly name: string | null;
  readonly problem: string | null;
}

export const providerQuery = (problem: string | undefined) =>
  queryOptions({
    queryKey: ["provider", problem],
    queryFn: () =>
      json<Provider>("GET", `/session/oidc/${problem ? `?${new URLSearchParams({ problem })}` : ""}`),
    retry: false,
  });

/** Whether a role may do what the least role may. */
export function may(session: Session, least: Role): boolean {
  return ROLES.indexOf(session.role) >= ROLES.indexOf(least);
}

function remember(session: Session): Session {
  keepHolder(session);
  return session;
}
