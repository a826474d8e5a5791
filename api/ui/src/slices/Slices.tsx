import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { sessionQuery } from "../api/queries";
import { useSlices } from "../api/slices";
import { quoted } from "../query/tree";
import { ago, at, count } from "../ui/format";
import { Empty, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";

const route = getRouteApi("/signed-in/p/$project/slices");

/** The slices of the project that this person made: items that were put together, and queries under a name. */
export function Slices() {
  const { project } = route.useParams();
  const user = useQuery(sessionQuery).data?.user ?? "";
  const slices = useSlices(project, user);
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <h1>Slices</h1>
      </header>
      {slices.error && <Problem of={slices.error} again={() => slices.refetch()} />}
      {slices.data?.length === 0 && (
        <Empty
          title="No slice yet"
          action={
            <Link to="/p/$project/explore" params={{ project }} search={{}}>
              To Explore
            </Link>
          }
        >
          A slice is a set of items with a name. Explore saves what a query finds as one.
        </Empty>
      )}
      {slices.data && slices.data.length > 0 && (
        <div className={`${ui["card"]} ${ui["scroll"]}`}>
          <table className={ui["table"]}>
            <thead>
              <tr>
                <th scope="col">Slice</th>
                <th scope="col">Holds</th>
                <th scope="col" className={ui["number"]}>
                  Items
                </th>
                <th scope="col">Made</th>
                <th scope="col">
                  <span className="visually-hidden">Open</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {slices.data.map((slice) => (
                <tr key={slice.uid}>
                  <td>
                    <b>{slice.name}</b>
                  </td>
                  <td>{slice.query === null ? "chosen items" : <code>{slice.query}</code>}</td>
                  <td className={ui["number"]}>{count(slice.item_count)}</td>
                  <td title={at(slice.created_at)}>{ago(slice.created_at)}</td>
                  <td>
                    <Link
                      to="/p/$project/explore"
                      params={{ project }}
                      search={{ q: `slice = ${quoted(slice.slug)}` }}
                    >
                      Open in Explore
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}
