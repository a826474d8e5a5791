import type { Activation } from "../api/types";

/** What somebody did, behind their name. */
export function deedOf(one: Activation): string {
  const version = one.number === null ? "the version before" : `version ${one.number}`;
  if (one.refusal !== null) {
    return `wanted to ${one.is_rollback ? "go back to" : "activate"} ${version} and was refused`;
  }
  const instead = insteadOf(one);
  if (one.is_rollback) return `went back to ${version}${instead}`;
  return `activated ${version}${instead}${one.forced ? ", whatever the gate says" : ""}`;
}

function insteadOf({ number, previous_number: before }: Activation): string {
  if (before === null) return "";
  return before === number ? " once more" : ` instead of version ${before}`;
}
