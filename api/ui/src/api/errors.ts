/** What the server says about a query that it cannot understand; offsets are in UTF-16 units of the query. */
export interface QueryProblem {
  readonly detail: string;
  readonly position: number;
  readonly length: number;
  readonly expected: readonly string[];
  readonly suggestion: string | null;
}

/** An answer that is not a success. Its message is the server's sentence for people. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";

  constructor(
    readonly status: number,
    readonly body: Readonly<Record<string, unknown>>,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(sentence(status, body));
  }

  /** The sentences about one field of the request. */
  field(name: string): readonly string[] {
    const said = this.body[name];
    return Array.isArray(said) ? said.map(String) : [];
  }

  get queryProblem(): QueryProblem | null {
    const { position, length, expected, suggestion } = this.body;
    if (this.status !== 400 || typeof position !== "number") return null;
    return {
      detail: this.message,
      position,
      length: typeof length === "number" ? length : 1,
      expected: Array.isArray(expected) ? expected.map(String) : [],
      suggestion: typeof suggestion === "string" ? suggestion : null,
    };
  }
}

/** The sentences about each of some fields that the server has something to say of. */
export function saidOf(
  problem: unknown,
  fields: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  if (!(problem instanceof ApiFailure)) return {};
  return Object.fromEntries(
    fields.map((name) => [name, problem.field(name)] as const).filter(([, said]) => said.length > 0),
  );
}

/** The server could not be reached, or broke: what was sent may be sent again. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

function sentence(status: number, body: Readonly<Record<string, unknown>>): string {
  if (typeof body["detail"] === "string") return body["detail"];
  return `The server answered ${status} without saying why.`;
}

/** A sentence for people about anything that was thrown. */
export function tell(problem: unknown): string {
  if (problem instanceof Unreachable) return "The server cannot be reached. It is tried again by itself.";
  return problem instanceof Error ? problem.message : String(problem);
}

export function isPassing(problem: unknown): boolean {
  return (
    problem instanceof Unreachable ||
    (problem instanceof ApiFailure && (problem.status >= 500 || problem.status === 429))
  );
}
