import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { sessionQuery } from "../api/queries";
import { may } from "../api/session";
import { KnownProject } from "../ui/KnownProject";
import { Overlays } from "../ui/Overlays";
import { Toasts } from "../ui/toast";
import { ReviewController } from "./controller";
import { ItemReview } from "./ItemReview";
import { OnlyLooking } from "./OnlyLooking";

const Wall = lazy(async () => ({ default: (await import("./Wall")).Wall }));
const route = getRouteApi("/signed-in/p/$project/review");

/** What asks for a decision, when the address names no query. */
export const TO_DECIDE = 'autotag_status = "pending" AND score >= 0';

/** Suggestions decided one after the other: an item at a time, or a wall of crops of one label. */
export function Review() {
  const { project } = route.useParams();
  const search = route.useSearch();
  const session = useQuery(sessionQuery).data;
  const user = session?.user ?? "";
  const query = search.q ?? TO_DECIDE;
  const ordering = search.sort ?? "uncertainty";
  return (
    <KnownProject project={project}>
      {session && !may(session, "annotator") ? (
        <OnlyLooking project={project} query={query} role={session.role} />
      ) : search.mode === "wall" ? (
        <Suspense>
          <Wall key={`${project} ${query}`} project={project} user={user} query={query} />
        </Suspense>
      ) : (
        <Items
          key={`${project} ${query} ${ordering}`}
          project={project}
          user={user}
          query={query}
          ordering={ordering}
          first={search.item}
        />
      )}
      <Toasts />
      <Overlays />
    </KnownProject>
  );
}

interface ItemsProps {
  readonly project: string;
  readonly user: string;
  readonly query: string;
  readonly ordering: string;
  readonly first: string | undefined;
}

function Items(props: ItemsProps) {
  const [controller] = useState(() => new ReviewController(props));
  const view = useSyncExternalStore(controller.store.subscribe, controller.store.get);
  useEffect(() => {
    void controller.start();
    const hide = () => document.visibilityState === "hidden" && controller.pause();
    document.addEventListener("visibilitychange", hide);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      controller.end();
    };
  }, [controller]);
  return <ItemReview {...props} controller={controller} view={view} />;
}
