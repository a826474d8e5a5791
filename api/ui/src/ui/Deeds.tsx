import { ago, at } from "./format";

interface Deed {
  readonly by: string;
  readonly at: string;
  readonly kind: string;
}

/** Who did what and when, in the order given. */
export function Deeds<T extends Deed>({
  deeds,
  sentence,
}: {
  readonly deeds: readonly T[];
  readonly sentence: (deed: T) => string;
}) {
  return (
    <ul>
      {deeds.map((deed) => (
        <li key={`${deed.at} ${deed.kind}`}>
          <b>{deed.by}</b> {sentence(deed)}, <span title={at(deed.at)}>{ago(deed.at)}</span>
        </li>
      ))}
    </ul>
  );
}
