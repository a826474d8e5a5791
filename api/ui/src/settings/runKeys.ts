import type { Data } from "../api/types";
import { uuid } from "../api/uuid";
import { stated } from "./runData";

/**
 * The idempotency keys of runs that may have been sent. An order whose answer is lost has the same key when it is sent once
 * more, so that it starts one run; another model or other data are another run, and have a key of their own.
 */
export class RunKeys {
  private readonly keys = new Map<string, string>();

  of(model: string, data: Data): string {
    const order = orderOf(model, data);
    const key = this.keys.get(order) ?? uuid();
    this.keys.set(order, key);
    return key;
  }

  /** The run is known to be there: the same order is the next run from now on. */
  spend(model: string, data: Data): void {
    this.keys.delete(orderOf(model, data));
  }
}

function orderOf(model: string, data: Data): string {
  return JSON.stringify([model, stated(data)]);
}
