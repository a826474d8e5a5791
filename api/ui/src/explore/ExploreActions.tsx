import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bookmark, FileDown, ListChecks, Play } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { sessionQuery } from "../api/queries";
import { may } from "../api/session";
import type { ItemCount } from "../api/types";
import { Button, buttonClass } from "../ui/Button";
import { counted } from "../ui/format";
import { Key } from "../ui/Key";

const SliceDialog = lazy(async () => ({ default: (await import("../slices/SliceDialog")).SliceDialog }));

interface Props {
  readonly project: string;
  readonly query: string;
  readonly sort: string;
  readonly matching: ItemCount | undefined;
  /** Why nothing can be done with the query; null when it can be understood. */
  readonly broken: string | null;
}

/** What can be done with all that the query finds. */
export function ExploreActions({ project, query, sort, matching, broken }: Props) {
  const session = useQuery(sessionQuery).data;
  const [naming, setNaming] = useState(false);
  const has = broken === null && (matching?.count ?? 0) > 0;
  if (!session || !may(session, "annotator")) return null;
  return (
    <>
      <Button disabled={!has} onClick={() => setNaming(true)}>
        <Bookmark size={14} aria-hidden /> Save slice
      </Button>
      {may(session, "operator") && broken === null && (
        <Link
          to="/p/$project/exports"
          params={{ project }}
          search={query === "" ? {} : { q: query }}
          className={buttonClass()}
        >
          <FileDown size={14} aria-hidden /> Export
        </Link>
      )}
      {may(session, "operator") &&
        (broken === null ? (
          <Link
            to="/p/$project/settings/autotag"
            params={{ project }}
            search={query === "" ? {} : { q: query }}
            className={buttonClass()}
          >
            <Play size={14} aria-hidden /> Run Autotag
          </Link>
        ) : (
          <Button disabled title={broken}>
            <Play size={14} aria-hidden /> Run Autotag
          </Button>
        ))}
      {broken === null ? (
        <Link
          to="/p/$project/review"
          params={{ project }}
          search={reviewOf(query, sort)}
          className={buttonClass("primary")}
        >
          <ListChecks size={15} aria-hidden /> {reviewTitle(query, matching)} <Key of="review-query" />
        </Link>
      ) : (
        <Button look="primary" disabled title={broken}>
          <ListChecks size={15} aria-hidden /> Review
        </Button>
      )}
      <Suspense>
        {naming && <SliceDialog project={project} query={query} onClose={() => setNaming(false)} />}
      </Suspense>
    </>
  );
}

/** What the review goes through: the items that are found, or without a query all that asks for a decision. */
function reviewTitle(query: string, matching: ItemCount | undefined): string {
  if (query === "") return "Review what is pending";
  if (!matching || matching.count === 0) return "Review";
  return `Review ${matching.count_is_estimate ? "about " : ""}${counted(matching.count, "item")}`;
}

/** The address of a review of what is shown; without a query, of all that asks for a decision. */
export function reviewOf(query: string, sort: string): { readonly q?: string; readonly sort?: string } {
  return { ...(query === "" ? {} : { q: query }), ...(sort === "-created_at" ? {} : { sort }) };
}
