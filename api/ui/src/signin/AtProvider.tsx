import { useQuery } from "@tanstack/react-query";
import { providerQuery } from "../api/session";
import { buttonClass } from "../ui/Button";
import { Notice } from "../ui/Notice";

interface Props {
  readonly next: string;
  /** The word by which the server came back, when the last time came to nothing. */
  readonly problem: string | undefined;
}

/** Signing in at a provider, where one is set up. The browser leaves this page for it, so that it is a link. */
export function AtProvider({ next, problem }: Props) {
  const provider = useQuery(providerQuery(problem)).data;
  if (!provider) return null;
  const begin = `/api/v1/session/oidc/begin/?${new URLSearchParams({ next })}`;
  return (
    <>
      {provider.problem && <Notice tone="bad">{provider.problem}</Notice>}
      {provider.name && (
        <a className={buttonClass("primary")} href={begin}>
          Sign in with {provider.name}
        </a>
      )}
    </>
  );
}
