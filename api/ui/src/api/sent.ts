import type { components } from "./schema";

export type Schemas = components["schemas"];

/** An answer whose fields the server always sends; those named in N may be null. */
export type Sent<T, N extends keyof T = never> = {
  readonly [K in Exclude<keyof T, N>]-?: NonNullable<T[K]>;
} & { readonly [K in N]-?: NonNullable<T[K]> | null };
