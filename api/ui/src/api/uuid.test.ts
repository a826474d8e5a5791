import { expect, it } from "vitest";
import { uuid } from "./uuid";

it("makes UUIDs of version 4, each another one", () => {
  const made = Array.from({ length: 200 }, uuid);
  expect(new Set(made).size).toBe(200);
  for (const one of made)
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
