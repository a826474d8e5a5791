import type { ModelVersion } from "../api/types";
import { at, counted } from "../ui/format";
import { Heads } from "../ui/Heads";
import ui from "../ui/ui.module.css";

/** How workers found a version to be best called on their machines; nothing before one has measured. */
export function Tunings({ of }: { readonly of: ModelVersion["tunings"] }) {
  if (of.length === 0) return null;
  return (
    <section className={ui["card"]} aria-label="Measured on workers">
      <div className={ui["cardBody"]}>
        <h2>Measured on workers</h2>
      </div>
      <div className={ui["scroll"]}>
        <table className={ui["table"]}>
          <Heads names={["Machine", "Device", "Called by", "Images a second", "Measured"]} />
          <tbody>
            {of.map((one) => (
              <tr key={`${one.machine} ${one.device}`}>
                <td>{one.machine}</td>
                <td>{one.device}</td>
                <td>
                  {counted(one.callers, "caller")} with {counted(one.threads, "thread")} each
                  {one.batch > 1 && `, in batches of ${one.batch}`}
                </td>
                <td>{one.images_per_second.toFixed(1)}</td>
                <td>{at(one.measured_at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
