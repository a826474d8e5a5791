import { lazy, Suspense } from "react";
import type { MenuProps } from "./AriaMenu";
import { buttonClass } from "./Button";

const AriaMenu = lazy(async () => ({ default: (await import("./AriaMenu")).AriaMenu }));

export type { MenuEntry } from "./AriaMenu";

/** A button that opens a list of actions or, with `selected`, of alternatives. What opens comes after the page. */
export function Menu(props: MenuProps) {
  return (
    <Suspense fallback={<ClosedMenu {...props} />}>
      <AriaMenu {...props} />
    </Suspense>
  );
}

function ClosedMenu({ label, isSelfNamed = false, button, className }: MenuProps) {
  return (
    <button
      type="button"
      aria-label={isSelfNamed ? undefined : label}
      aria-haspopup="menu"
      className={className ?? buttonClass("quiet")}
    >
      {button}
    </button>
  );
}
