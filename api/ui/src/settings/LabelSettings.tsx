import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { json } from "../api/client";
import { Empty, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Settings.module.css";

const route = getRouteApi("/signed-in/p/$project/settings/labels");

interface Label {
  readonly name: string;
  readonly colour: string;
  readonly hot_key: string | null;
  readonly attributes: readonly { readonly name: string }[] | null;
}

/** The labels of the project. */
export function LabelSettings() {
  const { project } = route.useParams();
  const taxonomy = useQuery({
    queryKey: ["taxonomy", project],
    queryFn: () => json<{ readonly labels: readonly Label[] }>("GET", `/projects/${project}/taxonomy/`),
  });
  return (
    <>
      <header>
        <h1>Labels</h1>
        <p className={ui["help"]}>
          What people can call things. The first run of a model adds the labels that it brings.
        </p>
      </header>
      {taxonomy.error && <Problem of={taxonomy.error} again={() => taxonomy.refetch()} />}
      {taxonomy.data?.labels.length === 0 && (
        <Empty title="No label yet">A run brings the labels of its model.</Empty>
      )}
      {taxonomy.data && taxonomy.data.labels.length > 0 && (
        <section className={ui["card"]}>
          <table className={ui["table"]}>
            <thead>
              <tr>
                <th scope="col">Label</th>
                <th scope="col">Key</th>
                <th scope="col">Attributes</th>
              </tr>
            </thead>
            <tbody>
              {taxonomy.data.labels.map((label) => (
                <tr key={label.name}>
                  <td>
                    <span className={styles["chip"]} style={{ background: label.colour }} /> {label.name}
                  </td>
                  <td>{label.hot_key ?? "–"}</td>
                  <td>{label.attributes?.map((one) => one.name).join(", ") || "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
