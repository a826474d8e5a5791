import { expect, it } from "vitest";
import { ApiFailure, Unreachable } from "../api/errors";
import { patiently } from "./patience";

it("tries again what fails for a reason that passes, and gives up in the end", async () => {
  let tries = 0;
  const work = (failures: number) => () => {
    if (tries++ < failures) throw new Unreachable("away");
    return Promise.resolve("done");
  };
  expect(await patiently(work(2), [0, 0])).toBe("done");
  expect(tries).toBe(3);
  tries = 0;
  await expect(patiently(work(3), [0, 0])).rejects.toThrow("away");
});

it("does not try again what is refused", async () => {
  let tries = 0;
  const refused = () => {
    tries++;
    return Promise.reject(new ApiFailure(413, { detail: "Too large." }));
  };
  await expect(patiently(refused, [0])).rejects.toThrow("Too large.");
  expect(tries).toBe(1);
});
