import { createMemoryHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { describe, expect, it } from "vitest";
import { fetchAhead } from "./ahead";

/** A page whose code is had only if the wish comes true. */
function page(wishes: string[], have: () => Promise<void>) {
  const component = () => null;
  component.preload = () => {
    wishes.push("code");
    return have();
  };
  return component;
}

describe("code ahead of its turn", () => {
  it("is asked for before what it would wait for, for each page that has some to fetch", () => {
    const wishes: string[] = [];
    fetchAhead([undefined, () => null, page(wishes, () => Promise.resolve())]);
    expect(wishes).toEqual(["code"]);
  });

  it("keeps nobody from the page when it cannot be had", async () => {
    const wishes: string[] = [];
    let tries = 0;
    const component = page(wishes, async () => {
      if (tries++ === 0) throw new Error("Failed to fetch dynamically imported module");
    });
    const root = createRootRoute();
    const inside = createRoute({
      getParentRoute: () => root,
      id: "inside",
      beforeLoad: async () => {
        fetchAhead([component]);
        await Promise.resolve();
        wishes.push("session");
      },
    });
    const child = createRoute({ getParentRoute: () => inside, path: "/explore", component });
    const router = createRouter({
      routeTree: root.addChildren([inside.addChildren([child])]),
      history: createMemoryHistory({ initialEntries: ["/explore"] }),
    });
    await router.load();
    expect(wishes).toEqual(["code", "session", "code"]);
    expect(router.state.matches.map((match) => match.status)).toEqual(["success", "success", "success"]);
  });
});
