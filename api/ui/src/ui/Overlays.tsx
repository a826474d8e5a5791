import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import { type Early, EarlyInput } from "./EarlyInput";
import { useKeys } from "./keys/useKeys";

type Overlay = "palette" | "help";

const Palette = lazy(async () => ({ default: (await import("./Palette")).Palette }));
const KeyHelp = lazy(async () => ({ default: (await import("./KeyHelp")).KeyHelp }));
const close = () => open(null);
const listeners = new Set<() => void>();
let shown: Overlay | null = null;

export function open(overlay: Overlay | null): void {
  shown = overlay;
  for (const listener of listeners) listener();
}

/** What lies over every page of a project, with the keys that work on every page. */
export function Overlays() {
  const overlay = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  const { project = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  const params = { project };
  useKeys("everywhere", {
    palette: () => open("palette"),
    help: () => open("help"),
    "go-explore": () => void navigate({ to: "/p/$project/explore", params, search: {} }),
    "go-review": () => void navigate({ to: "/p/$project/review", params, search: {} }),
    "go-runs": () => void navigate({ to: "/p/$project/runs", params, search: {} }),
    "go-models": () => void navigate({ to: "/p/$project/models", params }),
    "go-compare": () => void navigate({ to: "/p/$project/compare", params, search: {} }),
    "go-upload": () => void navigate({ to: "/p/$project/upload", params }),
    "go-sources": () => void navigate({ to: "/p/$project/sources", params, search: {} }),
    "go-settings": () => void navigate({ to: "/p/$project/settings/autotag", params, search: {} }),
  });
  return (
    <>
      {overlay === "palette" && <Typing project={project} />}
      <Suspense>{overlay === "help" && <KeyHelp onClose={close} />}</Suspense>
    </>
  );
}

/** The palette; what is typed before it has come is kept for it. */
function Typing({ project }: { readonly project: string }) {
  const [early, setEarly] = useState<Early>({ text: "", isEntered: false });
  return (
    <Suspense fallback={<EarlyInput early={early} onEarly={setEarly} onClose={close} />}>
      <Palette project={project} early={early} onClose={close} />
    </Suspense>
  );
}
