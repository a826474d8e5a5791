import { useQuery } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { sessionQuery } from "../api/queries";
import { may } from "../api/session";
import type { ItemCount } from "../api/types";
import { Button } from "../ui/Button";

const SliceDialog = lazy(async () => ({ default: (await import("../slices/SliceDialog")).SliceDialog }));

interface Props {
  readonly project: string;
  readonly query: string;
  readonly sort: string;
  readonly matching: ItemCount | undefined;
  readonly isValid: boolean;
}

/** What can be done with all that the query finds. */
export function ExploreActions({ project, query, matching, isValid }: Props) {
  const session = useQuery(sessionQuery).data;
  const [naming, setNaming] = useState(false);
  const has = isValid && (matching?.count ?? 0) > 0;
  if (!session || !may(session, "annotator")) return null;
  return (
    <>
      <Button disabled={!has} onClick={() => setNaming(true)}>
        <Bookmark size={14} aria-hidden /> Save slice
      </Button>
      <Suspense>
        {naming && <SliceDialog project={project} query={query} onClose={() => setNaming(false)} />}
      </Suspense>
    </>
  );
}
