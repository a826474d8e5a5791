import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { fetchAhead } from "./ahead";
import { queryClient, sessionQuery } from "./api/queries";
import type { Session } from "./api/session";
import { DEFAULT_SORT, itemsQuery } from "./explore/pages";
import { NotFound, RouteProblem } from "./ui/RouteProblem";
import { Shell } from "./ui/Shell";

const rootRoute = createRootRoute({ notFoundComponent: NotFound });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search): { next?: string; problem?: string } =>
    optional({ next: text(search["next"]), problem: text(search["problem"]) }),
  component: lazyRouteComponent(() => import("./signin/SignIn"), "SignIn"),
});

/** Everything below needs a session; without one the page comes back to the same address after signing in. */
const signedIn = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  beforeLoad: async ({ location }): Promise<{ readonly session: Session }> => {
    // The code of the page and its first items come while the session is asked for.
    const [matched, { project }] = router.getMatchedRoutes(location.pathname);
    fetchAhead(matched.map((route: AnyRoute) => route.options.component));
    if (project !== undefined && matched.some((route: AnyRoute) => route.fullPath === EXPLORE))
      fetchItems(project, exploreSearch(location.search));
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: "/sign-in", search: { next: location.href } });
    return { session };
  },
});

const homeRoute = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  component: lazyRouteComponent(() => import("./first/Home"), "Home"),
});

const projectRoute = createRoute({ getParentRoute: () => signedIn, path: "/p/$project", component: Shell });

const projectHome = createRoute({
  getParentRoute: () => projectRoute,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/p/$project/explore", params, search: {} });
  },
});

export interface ExploreSearch {
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  /** The value of the order where the list begins. */
  readonly seek?: string | undefined;
  readonly item?: string | undefined;
  readonly view?: "crops" | undefined;
}

const EXPLORE = "/p/$project/explore";

function exploreSearch(search: Readonly<Record<string, unknown>>): ExploreSearch {
  return optional({
    q: text(search["q"]),
    sort: text(search["sort"]),
    seek: text(search["seek"]),
    item: text(search["item"]),
    view: search["view"] === "crops" ? ("crops" as const) : undefined,
  });
}

function fetchItems(project: string, { q = "", sort = DEFAULT_SORT, seek }: ExploreSearch): void {
  void queryClient.prefetchInfiniteQuery(itemsQuery(project, q, sort, seek));
}

const exploreRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/explore",
  validateSearch: exploreSearch,
  loaderDeps: ({ search: { q, sort, seek } }) => ({ q, sort, seek }),
  // The first page of items is on its way while the page's code is.
  loader: ({ params, deps }) => fetchItems(params.project, deps),
  component: lazyRouteComponent(() => import("./explore/Explore"), "Explore"),
});

export interface SimilarSearch {
  readonly item?: string | undefined;
  /** By whose embeddings. */
  readonly set?: string | undefined;
  readonly q?: string | undefined;
}

const similarRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/similar",
  validateSearch: (search): SimilarSearch =>
    optional({ item: text(search["item"]), set: text(search["set"]), q: text(search["q"]) }),
  component: lazyRouteComponent(() => import("./similar/Similar"), "Similar"),
});

const runsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/runs",
  validateSearch: (search): { readonly state?: string | undefined } =>
    optional({ state: text(search["state"]) }),
  component: lazyRouteComponent(() => import("./runs/RunList"), "RunList"),
});

const RUN_TABS = ["chunks", "failures", "settings"] as const;

const runRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/runs/$run",
  validateSearch: (search): { readonly tab?: (typeof RUN_TABS)[number] | undefined } =>
    optional({ tab: RUN_TABS.find((one) => one === search["tab"]) }),
  component: lazyRouteComponent(() => import("./runs/RunMonitor"), "RunMonitor"),
});

const modelsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/models",
  component: lazyRouteComponent(() => import("./models/Models"), "Models"),
});

const modelRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/models/$model/$version",
  component: lazyRouteComponent(() => import("./models/ModelVersion"), "ModelVersionPage"),
});

export interface CompareSearch {
  readonly a?: string | undefined;
  readonly b?: string | undefined;
  readonly q?: string | undefined;
  readonly label?: string | undefined;
  /** The threshold of the what-if. */
  readonly t?: string | undefined;
}

const compareRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/compare",
  validateSearch: (search): CompareSearch =>
    optional({
      a: text(search["a"]),
      b: text(search["b"]),
      q: text(search["q"]),
      label: text(search["label"]),
      t: text(search["t"]),
    }),
  component: lazyRouteComponent(() => import("./compare/Compare"), "Compare"),
});

const slicesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/slices",
  component: lazyRouteComponent(() => import("./slices/Slices"), "Slices"),
});

const exportsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/exports",
  validateSearch: (search): { readonly q?: string | undefined } => optional({ q: text(search["q"]) }),
  component: lazyRouteComponent(() => import("./exports/Exports"), "Exports"),
});

const uploadRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/upload",
  component: lazyRouteComponent(() => import("./upload/Upload"), "Upload"),
});

const sourcesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/sources",
  /** The source whose objects that could not be read are shown. */
  validateSearch: (search): { readonly unread?: string | undefined } =>
    optional({ unread: text(search["unread"]) }),
  component: lazyRouteComponent(() => import("./sources/Sources"), "Sources"),
});

const settingsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./settings/SettingsFrame"), "SettingsFrame"),
});

const settingsHome = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/p/$project/settings/autotag", params, search: {} });
  },
});

const autotagRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/autotag",
  validateSearch: (search): { readonly q?: string | undefined } => optional({ q: text(search["q"]) }),
  component: lazyRouteComponent(() => import("./settings/AutotagSettings"), "AutotagSettings"),
});

const labelsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/labels",
  component: lazyRouteComponent(() => import("./labels/LabelSettings"), "LabelSettings"),
});

const accessRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/access",
  component: lazyRouteComponent(() => import("./settings/AccessSettings"), "AccessSettings"),
});

const webhooksRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/webhooks",
  component: lazyRouteComponent(() => import("./webhooks/WebhookSettings"), "WebhookSettings"),
});

const workersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/workers",
  component: lazyRouteComponent(() => import("./workers/Workers"), "Workers"),
});

const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/keys",
  component: lazyRouteComponent(() => import("./settings/KeySettings"), "KeySettings"),
});

export interface ReviewSearch {
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly item?: string | undefined;
  readonly mode?: "wall" | undefined;
}

const reviewRoute = createRoute({
  getParentRoute: () => signedIn,
  path: "/p/$project/review",
  validateSearch: (search): ReviewSearch =>
    optional({
      q: text(search["q"]),
      sort: text(search["sort"]),
      item: text(search["item"]),
      mode: search["mode"] === "wall" ? ("wall" as const) : undefined,
    }),
  component: lazyRouteComponent(() => import("./review/Review"), "Review"),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  signedIn.addChildren([
    homeRoute,
    reviewRoute,
    projectRoute.addChildren([
      projectHome,
      exploreRoute,
      similarRoute,
      runsRoute,
      runRoute,
      modelsRoute,
      modelRoute,
      compareRoute,
      slicesRoute,
      exportsRoute,
      uploadRoute,
      sourcesRoute,
      settingsRoute.addChildren([
        settingsHome,
        autotagRoute,
        labelsRoute,
        accessRoute,
        webhooksRoute,
        workersRoute,
        keysRoute,
      ]),
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  // Addresses hold flat strings, as people paste and read them; the router's own way is JSON in quotes.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
    const written = new URLSearchParams(kept.map(([name, value]): [string, string] => [name, String(value)]));
    return kept.length === 0 ? "" : `?${written}`;
  },
  defaultErrorComponent: RouteProblem,
  defaultPreload: "intent",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The object without its undefined fields. */
function optional<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
