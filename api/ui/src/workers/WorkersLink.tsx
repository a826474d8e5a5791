import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Cpu } from "lucide-react";
import { buttonClass } from "../ui/Button";
import { workersQuery } from "./queries";
import { summary } from "./words";

/** How many workers there are, on the way to them. */
export function WorkersLink({ project }: { readonly project: string }) {
  const workers = useQuery(workersQuery).data;
  if (!workers) return null;
  return (
    <Link to="/p/$project/settings/workers" params={{ project }} className={buttonClass("quiet")}>
      <Cpu size={14} aria-hidden /> {summary(workers)}
    </Link>
  );
}
