import { useQuery } from "@tanstack/react-query";
import { auditQuery } from "../api/queries";
import { ago, at } from "../ui/format";
import { Heads } from "../ui/Heads";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";

/** Who changed models, people and connections of the organisation last, newest first. */
export function AuditTable() {
  const events = useQuery(auditQuery);
  return (
    <section className={ui["card"]} aria-label="Changed last">
      <div className={ui["cardBody"]}>
        <h2>Changed last</h2>
        <p className={ui["help"]}>
          The last 50 changes of models, settings, people, keys, sources, webhooks and workers. More of them:{" "}
          <code>autotag audit --limit 1000</code>
        </p>
        {events.error && <Problem of={events.error} again={() => events.refetch()} />}
        {events.data?.length === 0 && <p>Nothing was changed yet.</p>}
      </div>
      {!!events.data?.length && (
        <div className={ui["scroll"]}>
          <table className={ui["table"]}>
            <Heads names={["When", "Who", "What", "Of", "More"]} />
            <tbody>
              {events.data.map((event) => (
                <tr key={`${event.at} ${event.kind} ${event.subject_uid}`}>
                  <td title={at(event.at)}>{ago(event.at)}</td>
                  <td>{event.by}</td>
                  <td>{event.kind.replaceAll("_", " ")}</td>
                  <td>{event.subject}</td>
                  <td>{event.detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
