import type { Page } from "playwright-core";
import { expect } from "vitest";
import { itemOf, type Review } from "./stand";

/** What asks for a decision in the demonstration's project. */
export const QUERY = "score >= 0";

/** Opens the review, and waits until a picture is there. */
export async function openReview(
  project: string,
  page: Page,
  more: Record<string, string> = {},
): Promise<void> {
  await page.goto(`/p/${project}/review?${new URLSearchParams({ q: QUERY, ...more })}`);
  await page.getByRole("region", { name: "Picture" }).waitFor();
  await expect.poll(() => itemOf(page)).not.toBe("");
}

/** How many suggestions of the picture are left to decide. */
export const left = async (page: Page): Promise<number> =>
  Number(
    /^(\d+)/.exec(
      await page
        .getByRole("complementary", { name: "Labels of the picture" })
        .getByText(/left of/)
        .innerText(),
    )?.[1],
  );

export const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();

/** The suggestions that a person is asked for and has not decided. */
export const undecided = (of: Review) =>
  of.suggestions.filter((one) => one.status === "pending" && one.score >= 0);

/** The predictions that annotations came from; one twice would be a decision that was stored twice. */
export const origins = (of: Review): readonly string[] =>
  of.annotations.map((one) => one.prediction).filter((one) => one !== null);
