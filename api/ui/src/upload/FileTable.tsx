import { bytes } from "../ui/format";
import ui from "../ui/ui.module.css";
import type { Sending } from "./queue";
import styles from "./Upload.module.css";

const SHOWN = 200;

/** A result for each file, what was refused first. */
export function FileTable({ files }: { readonly files: readonly Sending[] }) {
  const shown = [...files]
    .sort((a, b) => Number(b.state === "refused") - Number(a.state === "refused"))
    .slice(0, SHOWN);
  return (
    <div className={`${ui["card"]} ${ui["scroll"]}`}>
      <table className={ui["table"]}>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" className={ui["number"]}>
              Size
            </th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.path}>
              <td className={styles["path"]}>
                <code>{one.path}</code>
              </td>
              <td className={ui["number"]}>{bytes(one.size)}</td>
              <td data-state={one.state} className={styles["result"]}>
                {one.reason ?? one.state}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
