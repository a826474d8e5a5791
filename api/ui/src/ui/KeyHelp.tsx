import { Dialog } from "./Dialog";
import { Caps } from "./Key";
import styles from "./KeyHelp.module.css";
import { CATALOG, type Scope } from "./keys/catalog";
import { keysOf, useKeyPreferences } from "./keys/preferences";

const TITLES: Readonly<Record<Scope, string>> = {
  everywhere: "Everywhere",
  list: "Explore",
  review: "Review",
  wall: "Review wall",
  compare: "Compare",
};

/** All keys, as this person has them. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const preferences = useKeyPreferences();
  return (
    <Dialog title="All keys" onClose={onClose} wide>
      {!preferences.plainKeys && <p>Single keys are switched off in Settings, Keyboard.</p>}
      <div className={styles["columns"]}>
        {(Object.keys(TITLES) as Scope[]).map((scope) => (
          <section key={scope}>
            <h3>{TITLES[scope]}</h3>
            <dl>
              {CATALOG.filter((command) => command.scope === scope).map((command) => (
                <div key={command.id}>
                  <dt>{command.title}</dt>
                  <dd>
                    {keysOf(command, preferences)
                      .filter((chord) => !chord.startsWith("Meta+"))
                      .slice(0, 2)
                      .map((chord) => (
                        <Caps key={chord} chord={chord} />
                      ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
