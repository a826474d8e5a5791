import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { queryClient, sessionQuery } from "./api/queries";
import { NotFound, RouteProblem } from "./ui/RouteProblem";
import { Shell } from "./ui/Shell";

const rootRoute = createRootRoute({ notFoundComponent: NotFound });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search): { next?: string; once?: string } =>
    optional({ next: text(search["next"]), once: text(search["once"]) }),
  component: lazyRouteComponent(() => import("./signin/SignIn"), "SignIn"),
});

/** Everything below needs a session; without one the page comes back to the same address after signing in. */
const signedIn = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  beforeLoad: async ({ location }) => {
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
  readonly item?: string | undefined;
  readonly view?: "crops" | undefined;
}

const exploreRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/explore",
  validateSearch: (search): ExploreSearch =>
    optional({
      q: text(search["q"]),
      sort: text(search["sort"]),
      item: text(search["item"]),
      view: search["view"] === "crops" ? ("crops" as const) : undefined,
    }),
  component: lazyRouteComponent(() => import("./explore/Explore"), "Explore"),
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
  signedIn.addChildren([homeRoute, reviewRoute, projectRoute.addChildren([projectHome, exploreRoute])]),
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
