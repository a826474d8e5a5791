import { saidOf } from "../api/errors";
import { Notice, Problem } from "./Notice";

interface Props {
  readonly problem: unknown;
  /** Those that whoever reads it sees, though not by these names. */
  readonly fields: readonly string[];
}

/** What the server says of the fields of a form, or else of the whole. */
export function Said({ problem, fields }: Props) {
  const said = Object.values(saidOf(problem, fields)).flat();
  return said.length > 0 ? <Notice tone="bad">{said.join(" ")}</Notice> : <Problem of={problem} />;
}
