import { useEffect, useLayoutEffect, useRef } from "react";
import { CATALOG, type Scope } from "./catalog";
import { chordsOf, Matcher } from "./match";
import { keyPreferences, keysOf } from "./preferences";

export type Handlers = Readonly<Record<string, (event: KeyboardEvent) => void>>;

interface Layer {
  readonly scope: Scope;
  readonly handlers: () => Handlers;
}

const layers: Layer[] = [];
const matcher = new Matcher();

/** Lets the commands of a scope do what the handlers say while the caller is on the page. */
export function useKeys(scope: Scope, handlers: Handlers): void {
  const latest = useRef(handlers);
  // At once with what is painted: a key that comes right behind must not meet the handlers of what was there before.
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const layer: Layer = { scope, handlers: () => latest.current };
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, [scope]);
}

function press(event: KeyboardEvent): void {
  if (
    event.isComposing ||
    event.defaultPrevented ||
    isTyping(event.target) ||
    document.querySelector("[role=dialog][aria-modal=true], [data-modal]")
  )
    return;
  const preferences = keyPreferences();
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isPlain && !preferences.plainKeys && event.key.length === 1 && event.key !== " ") return;
  if (event.key === "Enter" && isPressable(event.target)) return;
  const active = layers.flatMap((layer) =>
    CATALOG.filter((command) => command.scope === layer.scope).flatMap((command) => {
      const handler = layer.handlers()[command.id];
      return handler === undefined ? [] : [{ keys: keysOf(command, preferences), handler }];
    }),
  );
  const found = matcher.match(
    chordsOf(event),
    active.map((one) => one.keys),
    event.timeStamp,
  );
  if (found === null || found === "begun") return;
  event.preventDefault();
  active[found]?.handler(event);
}

/** Enter and Space on a focused button or link press it. */
function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("a, button, summary, [role=button], [role=menuitem], [role=option]") !== null
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "range", "button", "submit"].includes(target.type);
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

if (typeof document !== "undefined") document.addEventListener("keydown", press);
