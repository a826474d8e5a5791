import { describe, expect, it } from "vitest";
import { timeLeft } from "./format";

describe("a time left", () => {
  it("is a range in one unit, rounded outwards", () => {
    expect(timeLeft(250, 330)).toBe("4–6 min");
    expect(timeLeft(30, 95)).toBe("1–2 min");
    expect(timeLeft(50 * 60, 100 * 60)).toBe("1–2 h");
    expect(timeLeft(4000, 9000)).toBe("1–3 h");
  });

  it("is not told more exactly than it is known", () => {
    expect(timeLeft(5, 59)).toBe("under a minute");
    expect(timeLeft(60, 60)).toBe("about 1 min");
    expect(timeLeft(7200, 7200)).toBe("about 2 h");
  });
});
