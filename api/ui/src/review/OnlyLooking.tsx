import { Link } from "@tanstack/react-router";
import { buttonClass } from "../ui/Button";
import { Empty } from "../ui/Notice";
import ui from "../ui/ui.module.css";

interface Props {
  readonly project: string;
  readonly query: string;
  readonly role: string;
}

/** In place of the review for those who may not decide: what they can do instead. */
export function OnlyLooking({ project, query, role }: Props) {
  return (
    <main className={ui["page"]}>
      <h1 className="visually-hidden">Review</h1>
      <Empty
        title="Deciding takes the role annotator"
        action={
          <Link
            to="/p/$project/explore"
            params={{ project }}
            search={{ q: query }}
            className={buttonClass("primary")}
          >
            Look at them in Explore
          </Link>
        }
      >
        You are here as {role}. Explore shows what models suggest and people decided.
      </Empty>
    </main>
  );
}
