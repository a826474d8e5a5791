import { Link } from "@tanstack/react-router";
import { Empty, Problem } from "./Notice";
import styles from "./ui.module.css";

export function RouteProblem({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return (
    <main className={styles["page"]}>
      <Problem of={error} again={reset} />
    </main>
  );
}

export function NotFound() {
  return (
    <main className={styles["page"]}>
      <Empty title="There is no page at this address" action={<Link to="/">To the projects</Link>} />
    </main>
  );
}
