import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Images } from "lucide-react";
import { embeddingsQuery } from "../api/similar";

/** Leads to the pictures most like one; not there where no model has described the project's pictures. */
export function SimilarLink({ project, item }: { readonly project: string; readonly item: string }) {
  const sets = useQuery(embeddingsQuery(project));
  if (!sets.data || sets.data.length === 0) return null;
  return (
    <Link to="/p/$project/similar" params={{ project }} search={{ item }}>
      <Images size={14} aria-hidden /> Find similar
    </Link>
  );
}
