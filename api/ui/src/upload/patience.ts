import { isPassing } from "../api/errors";

const DELAYS = [1_000, 2_000, 4_000, 8_000, 16_000];

/** Does something again while it fails for reasons that pass, half a minute long. */
export async function patiently<T>(work: () => Promise<T>, delays: readonly number[] = DELAYS): Promise<T> {
  for (const delay of delays) {
    try {
      return await work();
    } catch (problem) {
      if (!isPassing(problem)) throw problem;
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
  return work();
}
