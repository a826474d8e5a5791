import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { saidOf } from "../api/errors";
import { useRefused } from "../ui/useRefused";
import { type Draft, EMPTY, type Objections } from "./draft";

const FIELDS = [
  "name",
  "location",
  "region",
  "endpoint",
  "access_key_id",
  "secret_access_key",
  "urls",
  "manifest_url",
  "scan_every_minutes",
];

/** A form over a draft: it is checked here, then sent, and what the server says of fields is told there. */
export function useDraft(
  first: Partial<Draft>,
  check: (draft: Draft) => Objections,
  send: (draft: Draft) => Promise<unknown>,
) {
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, ...first });
  const [objected, setObjected] = useState<Objections>({});
  const sending = useMutation({ mutationFn: () => send(draft) });
  const said = Object.keys(objected).length > 0 ? objected : saidOf(sending.error, FIELDS);
  const form = useRefused(said);
  return {
    draft,
    said,
    form,
    isBusy: sending.isPending,
    /** What is not about a field. */
    problem: Object.keys(said).length === 0 ? sending.error : null,
    change: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })),
    submit: (event: FormEvent) => {
      event.preventDefault();
      const found = check(draft);
      setObjected(found);
      if (Object.keys(found).length === 0) sending.mutate();
    },
  };
}
