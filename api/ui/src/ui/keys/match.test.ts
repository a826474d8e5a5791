import { describe, expect, it } from "vitest";
import { CATALOG, type Scope } from "./catalog";
import { chordsOf, type KeyPress, Matcher } from "./match";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

describe("chordsOf", () => {
  it("takes the printed character where it is Latin", () => {
    expect(chordsOf(press("a", { code: "KeyQ" }))).toEqual(["a"]);
  });

  it("takes the place of the key for other alphabets", () => {
    expect(chordsOf(press("ф", { code: "KeyA" }))).toEqual(["ф", "a"]);
    expect(chordsOf(press("Ф", { code: "KeyA", shiftKey: true }))).toEqual(["Shift+ф", "Shift+a"]);
  });

  it("takes a sign as it is, in whatever place its key is", () => {
    expect(chordsOf(press("?", { code: "Minus", shiftKey: true }))).toEqual(["?"]);
  });

  it("names what is held", () => {
    expect(chordsOf(press("k", { ctrlKey: true }))).toEqual(["Ctrl+k"]);
    expect(chordsOf(press("ArrowLeft", { shiftKey: true }))).toEqual(["Shift+ArrowLeft"]);
  });
});

describe("Matcher", () => {
  const bindings = [["a"], ["g e"], ["e"]];

  it("finds a single key", () => {
    expect(new Matcher().match(["a"], bindings, 0)).toBe(0);
  });

  it("finds a sequence typed within a second", () => {
    const matcher = new Matcher();
    expect(matcher.match(["g"], bindings, 0)).toBe("begun");
    expect(matcher.match(["e"], bindings, 900)).toBe(1);
  });

  it("forgets the beginning of a sequence after a second", () => {
    const matcher = new Matcher();
    matcher.match(["g"], bindings, 0);
    expect(matcher.match(["e"], bindings, 1100)).toBe(2);
  });

  it("leaves other keys alone", () => {
    expect(new Matcher().match(["q"], bindings, 0)).toBeNull();
  });
});

describe("CATALOG", () => {
  it("gives no key to two commands that work at the same time", () => {
    for (const scope of ["list", "review", "wall", "compare"] satisfies Scope[]) {
      const keys = CATALOG.filter((one) => one.scope === scope || one.scope === "everywhere").flatMap(
        (one) => one.keys,
      );
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  it("names each command once", () => {
    expect(new Set(CATALOG.map((one) => one.id)).size).toBe(CATALOG.length);
  });
});
