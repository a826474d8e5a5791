import createClient from "openapi-fetch";
import { ApiFailure, Unreachable } from "./errors";
import type { paths } from "./schema";
import type { Page } from "./types";

export const API = "/api/v1";

/** Whose session this page writes with; its token goes beside the session cookie, which scripts cannot read. */
export interface Holder {
  readonly user: string;
  readonly csrf_token: string | null;
}

let holder: Holder | null = null;
let onSignedOut: () => void = () => {};
let onSomebodyElse: () => void = () => {};

export function keepHolder(now: Holder | null): void {
  holder = now;
}

/** Whether what is written now is written by this person. */
export function isWriting(user: string): boolean {
  return holder?.user === user;
}

/** What happens when the server no longer knows the session. */
export function whenSignedOut(then: () => void): void {
  onSignedOut = then;
}

/** What happens when another page of this browser has signed somebody else in. */
export function whenSomebodyElse(then: () => void): void {
  onSomebodyElse = then;
}

/** Sends a request with the session, and turns whatever is not a success into a failure with the server's sentence. */
export async function send(request: Request): Promise<Response> {
  const spare = isJson(request) ? request.clone() : null;
  const before = holder;
  try {
    return await sendBare(signed(request));
  } catch (problem) {
    if (!(problem instanceof ApiFailure)) throw problem;
    if (problem.status === 403 && (await isRenewed(before)) && spare !== null)
      return await sendBare(signed(spare));
    const isOut = problem.status === 401;
    if (isOut && !new URL(request.url).pathname.startsWith(`${API}/session`)) onSignedOut();
    throw problem;
  }
}

/** A body is sent once, and copying a file for a second time is too much. */
function isJson(request: Request): boolean {
  return (
    request.body === null || request.headers.get("Content-Type")?.startsWith("application/json") === true
  );
}

function signed(request: Request): Request {
  const writes = request.method !== "GET" && request.method !== "HEAD";
  if (writes && holder?.csrf_token) request.headers.set("X-CSRF-Token", holder.csrf_token);
  return request;
}

/** Whether the same person has signed in anew from another page of this browser, so that the token is of an old session. */
async function isRenewed(before: Holder | null): Promise<boolean> {
  // Another request, sent at the same time, may have found out already.
  const now = holder === before ? await sessionNow() : holder;
  if (before === null || now === null || now.csrf_token === before.csrf_token) return false;
  if (now.user !== before.user) {
    onSomebodyElse();
    throw new ApiFailure(401, { detail: `${now.user} has signed in from another page of this browser.` });
  }
  holder = now;
  return true;
}

async function sessionNow(): Promise<Holder | null> {
  try {
    const response = await sendBare(new Request(new URL(`${API}/session/`, location.origin)));
    return (await response.json()) as Holder;
  } catch {
    return null;
  }
}

/** The same without the session, to an address that authorises itself. */
export async function sendBare(request: Request): Promise<Response> {
  const response = await reach(request);
  if (response.ok) return response;
  throw new ApiFailure(response.status, await readBody(response), retryAfter(response));
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (problem) {
    if (request.signal.aborted) throw problem;
    throw new Unreachable("The server cannot be reached.", { cause: problem });
  }
}

async function readBody(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

const client = createClient<paths>({ baseUrl: API, fetch: send });

/** The routes of the OpenAPI file, typed. A failure throws, so that an answer always has its data. */
export const api = client;

/** The data of an answer as the type that the page works with; see {@link Sent} for why they differ. */
export async function data<T>(answer: Promise<{ readonly data?: unknown }>): Promise<T> {
  return (await answer).data as T;
}

/** A JSON request to a route that takes its parameters in the path or in an address that the server gave. */
export async function json<T>(
  method: string,
  path: string,
  body?: unknown,
  more: RequestInit = {},
): Promise<T> {
  const headers = new Headers(more.headers);
  if (body !== undefined) headers.set("Content-Type", "application/json");
  const init: RequestInit = { ...more, method, headers };
  if (body !== undefined) init.body = JSON.stringify(body);
  const response = await send(new Request(new URL(API + path, location.origin), init));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export function cursorOf(next: string | null | undefined): string | null {
  return next ? new URL(next, location.origin).searchParams.get("cursor") : null;
}

/** All pages of a short list. */
export async function all<T>(path: string, signal?: AbortSignal): Promise<readonly T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  do {
    const query: string = new URLSearchParams({
      limit: "1000",
      ...(cursor === null ? {} : { cursor }),
    }).toString();
    const page: Page<T> = await json("GET", `${path}?${query}`, undefined, signal ? { signal } : {});
    found.push(...page.results);
    cursor = cursorOf(page.next);
  } while (cursor !== null);
  return found;
}
