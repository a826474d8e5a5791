import { defineConfig } from "vitest/config";

/** Scenarios against a real server, one after the other, because they decide on the same pictures. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.e2e.ts"],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
