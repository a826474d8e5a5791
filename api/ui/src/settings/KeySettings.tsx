import { useEffect, useState } from "react";
import { Button } from "../ui/Button";
import { Caps } from "../ui/Key";
import { CATALOG, type Command, type Scope } from "../ui/keys/catalog";
import { chordsOf } from "../ui/keys/match";
import { changeKeys, keysOf, useKeyPreferences } from "../ui/keys/preferences";
import { Notice } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Settings.module.css";
import { Switch } from "./Switch";

const SCOPES: readonly { readonly scope: Scope; readonly title: string }[] = [
  { scope: "everywhere", title: "Everywhere" },
  { scope: "list", title: "Explore" },
  { scope: "review", title: "Review" },
  { scope: "wall", title: "Review wall" },
  { scope: "compare", title: "Compare" },
];

/** Every key of the application: what it does, another key for it, and a switch for all single keys. */
export function KeySettings() {
  const preferences = useKeyPreferences();
  const [listening, listen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (listening === null) return;
    const press = (event: KeyboardEvent) => {
      if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      const [chord] = chordsOf(event);
      const command = CATALOG.find((one) => one.id === listening);
      if (event.key !== "Escape" && chord && command) {
        const other = takenBy(command, chord);
        if (other) setProblem(`That key is “${other.title}” already.`);
        else {
          setProblem(null);
          changeKeys({ remapped: { ...preferences.remapped, [command.id]: [chord] } });
        }
      }
      listen(null);
    };
    document.addEventListener("keydown", press, true);
    return () => document.removeEventListener("keydown", press, true);
  }, [listening, preferences]);

  return (
    <>
      <header className={ui["pageHead"]}>
        <h1>Keyboard</h1>
        <Button
          disabled={Object.keys(preferences.remapped).length === 0}
          onClick={() => changeKeys({ remapped: {} })}
        >
          As delivered
        </Button>
      </header>
      <Switch
        label="Single keys work"
        help="Turn this off when speech input or another tool types letters. Keys with Ctrl, arrows and Enter work in any case."
        isOn={preferences.plainKeys}
        onChange={(plainKeys) => changeKeys({ plainKeys })}
      />
      {problem && <Notice tone="bad">{problem}</Notice>}
      {SCOPES.map(({ scope, title }) => (
        <section key={scope} className={ui["card"]} aria-label={title}>
          <table className={ui["table"]}>
            <thead>
              <tr>
                <th scope="col">{title}</th>
                <th scope="col">Key</th>
              </tr>
            </thead>
            <tbody>
              {CATALOG.filter((one) => one.scope === scope).map((command) => (
                <tr key={command.id}>
                  <td>{command.title}</td>
                  <td>
                    <button
                      type="button"
                      className={styles["remap"]}
                      data-listening={listening === command.id}
                      onClick={() => listen(command.id)}
                    >
                      {listening === command.id
                        ? "Press a key"
                        : keysOf(command, preferences).map((chord) => <Caps key={chord} chord={chord} />)}
                      <span className="visually-hidden">Another key for: {command.title}</span>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

/** Another command that works at the same time and has the key. */
function takenBy(command: Command, chord: string): Command | undefined {
  const together = (one: Command) =>
    one.scope === command.scope || one.scope === "everywhere" || command.scope === "everywhere";
  return CATALOG.find((one) => one.id !== command.id && together(one) && keysOf(one).includes(chord));
}
