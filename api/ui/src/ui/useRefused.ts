import { type RefObject, useEffect, useRef } from "react";

/** A form that takes the focus to the first field with something wrong, each time that it is refused. */
export function useRefused(refusal: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusal]);
  return form;
}
