/** A component whose code comes when it is asked for. */
interface Lazy {
  readonly preload?: (() => unknown) | undefined;
}

/**
 * Asks for the code of pages while something else is waited for. What cannot be had now is asked for again when it is the
 * page's turn, which then tells what is wrong.
 */
export function fetchAhead(components: readonly unknown[]): void {
  for (const one of components) {
    if (isLazy(one)) void fetchOne(one);
  }
}

async function fetchOne(component: Lazy): Promise<void> {
  try {
    await component.preload?.();
  } catch {
    // The page asks again.
  }
}

function isLazy(component: unknown): component is Lazy {
  return typeof component === "function" && "preload" in component;
}
