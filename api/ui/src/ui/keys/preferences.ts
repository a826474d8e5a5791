import { useSyncExternalStore } from "react";
import { CATALOG, type Command } from "./catalog";

/** What a person changed about the keys; kept in this browser. */
export interface KeyPreferences {
  /** Single keys without Ctrl, Alt or Meta do nothing when this is false. */
  readonly plainKeys: boolean;
  readonly remapped: Readonly<Record<string, readonly string[]>>;
}

const PLACE = "autotag.keys";
const DEFAULTS: KeyPreferences = { plainKeys: true, remapped: {} };
const listeners = new Set<() => void>();
let current = read();

function read(): KeyPreferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    return { ...DEFAULTS, ...(typeof kept === "object" ? kept : {}) };
  } catch {
    return DEFAULTS;
  }
}

export function keyPreferences(): KeyPreferences {
  return current;
}

export function changeKeys(change: Partial<KeyPreferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(PLACE, JSON.stringify(current));
  for (const listener of listeners) listener();
}

export function useKeyPreferences(): KeyPreferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, keyPreferences);
}

/** The keys of a command as this person has them. */
export function keysOf(command: Command, preferences: KeyPreferences = current): readonly string[] {
  return preferences.remapped[command.id] ?? command.keys;
}

export function keyOf(id: string): string {
  const command = CATALOG.find((one) => one.id === id);
  return command === undefined ? "" : (keysOf(command)[0] ?? "");
}
