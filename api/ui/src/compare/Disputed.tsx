import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Disagreement, DisputedItem, Said } from "../api/compareTypes";
import { sizeOf, thumbnail } from "../api/images";
import { bandOf, ON_IMAGE } from "../canvas/bands";
import { surroundings } from "../explore/tiles";
import { Button } from "../ui/Button";
import { Crop } from "../ui/Crop";
import { signed } from "../ui/format";
import { Empty, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Compare.module.css";
import { disputedQuery, type Question } from "./queries";

interface Props {
  readonly project: string;
  readonly question: Question;
}

const WORDS = {
  only_a: "only A says it",
  only_b: "only B says it",
  moved: "at another place",
  relabelled: "another label",
} as const;

/** What the versions disagree about, what tells most first, with what each says beside the other. */
export function Disputed({ project, question }: Props) {
  const pages = useInfiniteQuery(disputedQuery(project, question));
  const items = pages.data?.pages.flatMap((page) => page.results) ?? [];
  if (pages.error) return <Problem of={pages.error} again={() => pages.refetch()} />;
  if (pages.isPending) return <p role="status">Looking for what they disagree about…</p>;
  if (items.length === 0)
    return <Empty title="They agree">There is nothing undecided that only one of them says.</Empty>;
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Disagreements">
      <h2>Disagreements, those that tell most first</h2>
      <ul className={styles["disputed"]}>
        {items.flatMap((item) =>
          item.disagreements.slice(0, 3).map((one) => (
            <li key={`${item.uid} ${one.a?.uid} ${one.b?.uid}`}>
              <Pair item={item} of={one} />
              <p>
                <Link to="/p/$project/review" params={{ project }} search={{ item: item.uid }}>
                  {item.key}
                </Link>{" "}
                <span className={styles["note"]}>{WORDS[one.outcome]}</span>
              </p>
            </li>
          )),
        )}
      </ul>
      {pages.hasNextPage && (
        <div>
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </section>
  );
}

function Pair({ item, of: { a, b } }: { readonly item: DisputedItem; readonly of: Disagreement }) {
  const size = sizeOf(item);
  const box = a?.box ?? b?.box;
  const part = box ? surroundings(box, size) : { x: 0, y: 0, w: size.width, h: size.height };
  const half = (side: "A" | "B", said: Said | null) => (
    <figure>
      <Crop
        src={thumbnail(item, 640)}
        size={size}
        part={part}
        {...(said?.box ? { mark: said.box, colour: ON_IMAGE[bandOf(said.score)] } : {})}
        width={150}
        height={116}
      />
      <figcaption>
        <span className={styles["side"]} data-side={side}>
          {side}
        </span>{" "}
        {said ? `${said.label} ${signed(said.score)}` : "nothing"}
      </figcaption>
    </figure>
  );
  return (
    <div className={styles["pair"]}>
      {half("A", a)}
      {half("B", b)}
    </div>
  );
}
