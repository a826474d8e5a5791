import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { onTestFailed, onTestFinished } from "vitest";

const CHROMIUM = process.env["AUTOTAG_CHROMIUM"] ?? "/usr/bin/chromium";
const RESULTS = "test-results";

/** Where the server is, and the key of an operator: AUTOTAG_URL and AUTOTAG_KEY. */
export const SERVER = needed("AUTOTAG_URL").replace(/\/$/, "");
const KEY = needed("AUTOTAG_KEY");

function needed(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: the scenarios need the address of a server and the key of an operator.`,
    );
  return value;
}

/** A browser that is signed in, and what a scenario needs of the API beside it. */
export interface Stand {
  readonly browser: Browser;
  readonly project: string;
  page(more?: { readonly theme?: "light" | "dark" }): Promise<Page>;
  context(more?: { readonly theme?: "light" | "dark" }): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function stand(): Promise<Stand> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  const projects = await api<{
    readonly results: readonly { readonly uid: string; readonly name: string }[];
  }>("GET", "/projects/");
  const project = projects.results.find((one) => one.name === "Demo")?.uid;
  if (project === undefined)
    throw new Error('The server has no project "Demo": start it with "ops/autotag demo".');
  const context = async ({ theme = "light" }: { readonly theme?: "light" | "dark" } = {}) => {
    const made = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: theme,
      baseURL: SERVER,
    });
    await signIn(made);
    return made;
  };
  return {
    browser,
    project,
    context,
    page: async (more) => kept(await (await context(more)).newPage()),
    close: () => browser.close(),
  };
}

/** A session of its own for the browser, in the place of the one that it had. */
export async function signIn(context: BrowserContext): Promise<void> {
  const signedIn = await context.request.post("/api/v1/session/", { data: { key: KEY } });
  if (!signedIn.ok()) throw new Error(`Signing in failed: ${await signedIn.text()}`);
}

/**
 * Another person, one who decides unless another role is named, signed in with a password. What they hold at the end of the
 * scenario is given back, so that none behind it finds pictures taken.
 */
export async function colleague(s: Stand, role = "annotator"): Promise<BrowserContext> {
  const login = `colleague-${Date.now().toString(36)}`;
  const password = `a long way ${crypto.randomUUID()}`;
  await api("POST", "/users/", { login, password, role });
  const context = await s.browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: SERVER });
  const signedIn = await context.request.post("/api/v1/session/", { data: { user: login, password } });
  if (!signedIn.ok()) throw new Error(`Signing in failed: ${await signedIn.text()}`);
  if (role !== "viewer") {
    onTestFinished(async () => {
      await context.close();
      await giveBack(s.project, login);
    });
  }
  return context;
}

async function giveBack(project: string, login: string): Promise<void> {
  const { key } = await api<{ readonly key: string }>("POST", "/keys/", {
    name: "gives back",
    role: "annotator",
    user: login,
  });
  const items = await api<{ readonly results: readonly { readonly uid: string }[] }>(
    "GET",
    `/projects/${project}/items/?limit=100`,
  );
  await Promise.all(
    items.results.map((item) =>
      fetch(`${SERVER}/api/v1/projects/${project}/items/${item.uid}/review/lease/`, {
        method: "DELETE",
        headers: { "X-Avala-Api-Key": key },
      }),
    ),
  );
}

/** Leaves a picture of the page when the scenario fails. */
export function kept(page: Page): Page {
  page.setDefaultTimeout(20_000);
  onTestFailed(async ({ task }) => {
    mkdirSync(RESULTS, { recursive: true });
    await page.screenshot({ path: `${RESULTS}/${task.name.replace(/\W+/g, "-")}.png` }).catch(() => {});
  });
  return page;
}

/** @param body a form as it is, and anything else as JSON */
export async function api<T>(method: string, path: string, body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  const response = await fetch(`${SERVER}/api/v1${path}`, {
    method,
    headers: { "X-Avala-Api-Key": KEY, ...(form ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const count = async (project: string, query: string): Promise<number> =>
  (
    await api<{ readonly count: number }>(
      "GET",
      `/projects/${project}/items/count/?${new URLSearchParams({ query })}`,
    )
  ).count;

export interface Review {
  readonly status: string;
  readonly suggestions: readonly {
    readonly uid: string;
    readonly label: string;
    readonly score: number;
    readonly version: string;
    readonly status: string;
    readonly box: unknown;
    readonly annotation: string | null;
  }[];
  readonly annotations: readonly {
    readonly label: string;
    readonly source: string;
    readonly prediction: string | null;
  }[];
}

export const review = (project: string, item: string): Promise<Review> =>
  api("GET", `/projects/${project}/items/${item}/review/`);

/** Makes everything pending again, so that scenarios find the same whatever was decided before. */
export async function reset(project: string): Promise<void> {
  const query = 'created_at >= 1970-01-01 AND autotag_status IN ("accepted", "modified", "rejected")';
  const action = await api<{ readonly uid: string }>("POST", `/projects/${project}/bulk/`, {
    action: "reset",
    query,
  });
  for (let i = 0; i < 200; i++) {
    const { status } = await api<{ readonly status: string }>("GET", `/bulk/${action.uid}/`);
    if (!["pending", "running"].includes(status)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The server did not reset the predictions within 40 seconds.");
}

/** What axe-core finds on the page. */
export async function axe(page: Page): Promise<readonly string[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
        }>;
      };
    };
    const { violations } = await checker.run();
    return violations.map(
      (one) =>
        `${one.id}: ${one.nodes
          .slice(0, 3)
          .map((node) => `${node.target.join(" ")} ${node.failureSummary ?? ""}`)
          .join(" | ")}`,
    );
  });
}

/** Who is signed in in a context, and the token that its writes carry. */
export async function writes(context: BrowserContext): Promise<Record<string, string>> {
  const session = (await (await context.request.get("/api/v1/session/")).json()) as { csrf_token: string };
  return { "X-CSRF-Token": session.csrf_token };
}

/** The uid of the item in the address of the page. */
export const itemOf = (page: Page): string => new URL(page.url()).searchParams.get("item") ?? "";
