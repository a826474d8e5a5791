import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { json } from "../api/client";
import { sizeOf, thumbnail } from "../api/images";
import { embeddingsQuery, similarQuery } from "../api/similar";
import type { EmbeddingSet, FoundItem, Page, SimilarItem } from "../api/types";
import { quoted } from "../query/tree";
import { count, counted } from "../ui/format";
import { Empty, Problem } from "../ui/Notice";
import { Picture } from "../ui/Picture";
import ui from "../ui/ui.module.css";
import styles from "./Similar.module.css";

const route = getRouteApi("/signed-in/p/$project/similar");

/** The pictures most like one, the most similar first; each leads on to those most like itself. */
export function Similar() {
  const { project } = route.useParams();
  const { item, set, q = "" } = route.useSearch();
  const sets = useQuery(embeddingsQuery(project));
  const chosen = set ?? usual(sets.data ?? []);
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <h1>Similar pictures</h1>
        {sets.data && sets.data.length > 1 && <SetChoice sets={sets.data} chosen={chosen} />}
      </header>
      {sets.error && <Problem of={sets.error} again={() => sets.refetch()} />}
      {item === undefined || sets.data?.length === 0 ? (
        <Nothing project={project} described={sets.data?.length !== 0} />
      ) : (
        chosen !== undefined && <Found project={project} item={item} set={chosen} query={q} />
      )}
    </main>
  );
}

/** Of an active version if there is one. */
function usual(sets: readonly EmbeddingSet[]): string | undefined {
  return (sets.find((one) => one.active) ?? sets[0])?.training_set;
}

function SetChoice({
  sets,
  chosen,
}: {
  readonly sets: readonly EmbeddingSet[];
  readonly chosen: string | undefined;
}) {
  const navigate = route.useNavigate();
  return (
    <label className={styles["choice"]}>
      By the embeddings of
      <select
        value={chosen}
        onChange={(event) => navigate({ search: (before) => ({ ...before, set: event.target.value }) })}
      >
        {sets.map((one) => (
          <option key={one.version} value={one.training_set}>
            {one.training_set}
          </option>
        ))}
      </select>
    </label>
  );
}

function Nothing({ project, described }: { readonly project: string; readonly described: boolean }) {
  return (
    <Empty
      title={described ? "No picture is chosen" : "No picture can be compared yet"}
      action={
        <Link to="/p/$project/explore" params={{ project }} search={{}}>
          To Explore
        </Link>
      }
    >
      {described
        ? "Open a picture in Explore, and find similar ones from there."
        : "Run a model whose card says head: embedding over the project first."}
    </Empty>
  );
}

/** The picture itself; null where the project has no such one. */
function ownQuery(project: string, item: string) {
  const search = new URLSearchParams({ query: only(item), limit: "1" });
  return queryOptions({
    queryKey: ["item", project, item],
    queryFn: async ({ signal }) => {
      const page = await json<Page<FoundItem>>("GET", `/projects/${project}/items/?${search}`, undefined, {
        signal,
      });
      return page.results[0] ?? null;
    },
  });
}

function only(item: string): string {
  return `uid = ${quoted(item)}`;
}

interface FoundProps {
  readonly project: string;
  readonly item: string;
  readonly set: string;
  readonly query: string;
}

function Found({ project, item, set, query }: FoundProps) {
  const own = useQuery(ownQuery(project, item));
  const found = useQuery({ ...similarQuery(project, item, set, query), placeholderData: keepPreviousData });
  return (
    <div className={styles["columns"]}>
      <section className={styles["own"]} aria-label="The picture">
        {own.data && (
          <>
            <Picture
              src={thumbnail(own.data, 640)}
              size={sizeOf(own.data)}
              shapes={[]}
              label={own.data.key}
              height={240}
            />
            <p>
              <b>{own.data.key}</b>
            </p>
            <Open project={project} item={item} />
          </>
        )}
        {own.error && <Problem of={own.error} />}
        {found.data && (
          <p className={ui["help"]}>
            The {counted(found.data.results.length, "most similar picture")} of {count(found.data.compared)}
            {query !== "" && (
              <>
                {" "}
                that match <code>{query}</code>
              </>
            )}
            , by {found.data.training_set}. 1 is the same, 0 has nothing in common.
          </p>
        )}
      </section>
      <section
        className={styles["found"]}
        aria-label="Pictures like it"
        aria-busy={found.isFetching}
        data-stale={found.isPlaceholderData}
      >
        {found.error && <Problem of={found.error} again={() => found.refetch()} />}
        <ul className={styles["grid"]}>
          {found.data?.results.map((one) => (
            <Tile key={one.uid} item={one} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Open({ project, item }: { readonly project: string; readonly item: string }) {
  return (
    <p className={styles["open"]}>
      <Link to="/p/$project/explore" params={{ project }} search={{ q: only(item), item }}>
        Open in Explore
      </Link>
      <Link to="/p/$project/review" params={{ project }} search={{ q: only(item) }}>
        Review
      </Link>
    </p>
  );
}

function Tile({ item }: { readonly item: SimilarItem }) {
  return (
    <li>
      <Link from="/p/$project/similar" to="." search={(before) => ({ ...before, item: item.uid })}>
        <img src={thumbnail(item, 320)} alt="" loading="lazy" />
        <span>
          <span className={styles["key"]}>{item.key}</span> <b>{item.similarity.toFixed(3)}</b>
          <span className="visually-hidden">similar: find pictures like it</span>
        </span>
      </Link>
    </li>
  );
}
