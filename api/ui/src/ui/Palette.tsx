import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState } from "react";
import { modelsQuery, projectsQuery, runsQuery } from "../api/queries";
import { recentQueries } from "../query/recent";
import { Dialog } from "./Dialog";
import type { Early } from "./EarlyInput";
import styles from "./KeyHelp.module.css";
import ui from "./ui.module.css";

interface Props {
  readonly project: string;
  readonly early: Early;
  readonly onClose: () => void;
}

interface Target {
  readonly title: string;
  readonly kind: string;
  readonly href: string;
}

const SHOWN = 40;

/** Goes to a page, project, run, model or recent query by a part of its name. */
export function Palette({ project, early, onClose }: Props) {
  const id = useId();
  const router = useRouter();
  const [wanted, setWanted] = useState(early.text);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const targets = useTargets(project);
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = targets
    .filter((target) => words.every((word) => `${target.kind} ${target.title}`.toLowerCase().includes(word)))
    .slice(0, SHOWN);
  const go = (target: Target | undefined) => {
    if (target === undefined) return;
    onClose();
    router.history.push(target.href);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was entered before, once
  useEffect(() => {
    if (early.isEntered) go(found[0]);
  }, []);
  const select = (next: number) => {
    const bounded = Math.min(Math.max(next, 0), found.length - 1);
    setAt(bounded);
    list.current?.children[bounded]?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.key === "ArrowDown") select(at + 1);
    else if (event.key === "ArrowUp") select(at - 1);
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) go(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Go to anything" onClose={onClose}>
      <div className={styles["palette"]}>
        <input
          autoFocus
          className={ui["input"]}
          role="combobox"
          aria-label="Page, project, run, model or query"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
          value={wanted}
          onChange={(event) => {
            setWanted(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <div ref={list} id={id} role="listbox" aria-label="Found" className={styles["options"]}>
          {found.map((target, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the input has the focus and names the option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input
            <div
              key={target.href}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onClick={() => go(target)}
            >
              {target.title} <span>{target.kind}</span>
            </div>
          ))}
        </div>
        {found.length === 0 && <p className={ui["help"]}>Nothing is called “{wanted}”.</p>}
      </div>
    </Dialog>
  );
}

function useTargets(project: string): readonly Target[] {
  const projects = useQuery(projectsQuery).data ?? [];
  const runs = useQuery(runsQuery(project)).data ?? [];
  const models = useQuery(modelsQuery).data ?? [];
  const here = `/p/${project}`;
  const pages = [
    "explore",
    "review",
    "runs",
    "models",
    "compare",
    "slices",
    "exports",
    "upload",
    "sources",
    "settings/autotag",
    "settings/labels",
    "settings/access",
    "settings/webhooks",
    "settings/workers",
    "settings/keys",
  ];
  return [
    ...pages.map((page) => ({
      title: page.replace("settings/", "Settings: "),
      kind: "page",
      href: `${here}/${page}`,
    })),
    ...recentQueries().map((query) => ({
      title: query,
      kind: "query",
      href: `${here}/explore?${new URLSearchParams({ q: query })}`,
    })),
    ...projects.map((one) => ({ title: one.name, kind: "project", href: `/p/${one.uid}/explore` })),
    ...runs.map((one) => ({
      title: `${one.model_name} ${one.uid.slice(0, 8)}`,
      kind: `run, ${one.status}`,
      href: `${here}/runs/${one.uid}`,
    })),
    ...models.flatMap((one) =>
      one.versions.map((version) => ({
        title: `${one.name}@${version.version}`,
        kind: `model, ${version.state}`,
        href: `${here}/models/${one.uid}/${version.version}`,
      })),
    ),
  ];
}
