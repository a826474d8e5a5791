import { describe, expect, it } from "vitest";
import { choiceOf, clear, fieldFacet, labelFacet, lighter, toggle } from "./edit";
import { scoreRangeOf, withScoreRange } from "./scoreRange";
import { parse } from "./tree";

const status = fieldFacet("autotag_status", "autotag.status");
const objects = labelFacet("object");
const images = labelFacet("image");

describe("the grammar", () => {
  it.each([
    "",
    "image_prefix:weather_clear AND score >= 0.8",
    "object_prefix:car and score < 0.5",
    'training_set = "model_v2"',
    'object_prefix:car AND training_set = "detector_2025_01" AND autotag_status = "pending"',
    'autotag_status = "accepted" OR autotag_status = "modified"',
    'NOT object_prefix:pedestrian AND slice = "edge-cases"',
    '(annotation.label = "car" OR annotation.label = "truck") AND metadata.weather = "rainy"',
    'object(label = "car" AND training_set = "v2") AND NOT object(label = "car" AND training_set = "v1")',
    'count(object(label = "person" AND score >= 0.5)) >= 3',
    "autotag.image.rain > -0.5",
    'review_status = "unreviewed" AND created_at >= 2026-01-01',
    "image_prefix:weather_*",
    'metadata."odd name" IS NOT NULL',
    "label = image AND width NOT IN (640, 1280)",
    "created_at < 2026-01-31T12:00:00Z",
    "autotag.image = rain",
    "label = in",
  ])("knows %s", (query) => {
    expect(parse(query).isWhole).toBe(true);
  });

  it.each(["score >=", "object_prefix:", "a = b c", "(a = b", "score ! 3"])("does not know %s", (query) => {
    expect(parse(query).isWhole).toBe(false);
  });
});

describe("a field's facet", () => {
  it("adds a condition", () => {
    expect(toggle("", status, "pending", "included")).toBe('autotag_status = "pending"');
    expect(toggle("score >= 0", status, "pending", "included")).toBe(
      'score >= 0 AND autotag_status = "pending"',
    );
  });

  it("joins a second value where the first stands", () => {
    expect(toggle('autotag_status = "pending" AND score >= 0', status, "accepted", "included")).toBe(
      'autotag_status IN ("pending", "accepted") AND score >= 0',
    );
  });

  it("takes a value away again", () => {
    expect(toggle('score >= 0 AND autotag_status = "pending"', status, "pending", "included")).toBe(
      "score >= 0",
    );
  });

  it("moves a value from asked for to left out", () => {
    expect(toggle('autotag_status = "pending"', status, "pending", "excluded")).toBe(
      'autotag_status != "pending"',
    );
  });

  it("knows its other name and other spellings", () => {
    expect(choiceOf("Autotag.Status in (pending, 'x') ", status)).toEqual({ included: [], excluded: [] });
    expect(choiceOf("Autotag.Status in (pending, rejected)", status).included).toEqual([
      "pending",
      "rejected",
    ]);
  });

  it("owns top-level conjuncts only", () => {
    const query = '(autotag_status = "pending" OR width > 3)';
    expect(choiceOf(query, status).included).toEqual([]);
    expect(clear(query, status)).toBe(query);
  });

  it("puts an OR of the whole query in parentheses first", () => {
    expect(toggle('label = "a" OR label = "b"', status, "pending", "included")).toBe(
      '(label = "a" OR label = "b") AND autotag_status = "pending"',
    );
  });

  it("leaves a broken query alone", () => {
    expect(toggle("score >=", status, "pending", "included")).toBe("score >=");
  });

  it("escapes quotes", () => {
    const query = toggle("", fieldFacet("slice"), 'a "b" \\', "included");
    expect(query).toBe('slice = "a \\"b\\" \\\\"');
    expect(choiceOf(query, fieldFacet("slice")).included).toEqual(['a "b" \\']);
  });
});

describe("a label's facet", () => {
  it("asks with a prefix, and for several with OR", () => {
    const one = toggle("score < 0.5", objects, "car", "included");
    expect(one).toBe("score < 0.5 AND object_prefix:car");
    const two = toggle(one, objects, "fire hydrant", "included");
    expect(two).toBe('score < 0.5 AND (object_prefix:car OR object_prefix:"fire hydrant")');
    expect(choiceOf(two, objects).included).toEqual(["car", "fire hydrant"]);
    expect(toggle(two, objects, "car", "included")).toBe('score < 0.5 AND object_prefix:"fire hydrant"');
  });

  it("leaves out in a scope of its own", () => {
    const query = toggle("score >= 0", objects, "kite", "excluded");
    expect(query).toBe('score >= 0 AND NOT object(label = "kite")');
    expect(choiceOf(query, objects).excluded).toEqual(["kite"]);
    expect(toggle(query, objects, "kite", "excluded")).toBe("score >= 0");
  });

  it("does not own the other level, a family of labels, or a richer scope", () => {
    expect(choiceOf("image_prefix:rain AND object_prefix:c*", objects).included).toEqual([]);
    expect(choiceOf("image_prefix:rain", images).included).toEqual(["rain"]);
    expect(choiceOf('NOT object(label = "kite" AND score > 0)', objects).excluded).toEqual([]);
  });

  it("quotes what would be a keyword or a number", () => {
    expect(toggle("", objects, "not", "included")).toBe('object_prefix:"not"');
    expect(toggle("", objects, "7", "included")).toBe('object_prefix:"7"');
  });
});

describe("the range of scores", () => {
  it("is read and written", () => {
    expect(scoreRangeOf("score >= 0 AND width > 3 AND score < 0.5")).toEqual({ low: 0, high: 0.5 });
    expect(withScoreRange("width > 3", { low: -0.25, high: 0.5 })).toBe(
      "width > 3 AND score >= -0.25 AND score < 0.5",
    );
    expect(withScoreRange("score >= 0 AND width > 3", { low: -1, high: 0.3 })).toBe(
      "score < 0.3 AND width > 3",
    );
    expect(withScoreRange("score >= 0 AND width > 3", { low: -1, high: 1 })).toBe("width > 3");
  });

  it("writes no more than two decimals", () => {
    expect(withScoreRange("", { low: 0.1 + 0.2, high: 1 })).toBe("score >= 0.3");
  });
});

describe("a query that finds nothing", () => {
  it("is lighter without each of its conditions in turn", () => {
    expect(lighter("score >= 0.9 AND (a = 1 OR b = 2)")).toEqual([
      { condition: "score >= 0.9", query: "(a = 1 OR b = 2)" },
      { condition: "(a = 1 OR b = 2)", query: "score >= 0.9" },
    ]);
  });

  it("is left alone when it has one condition, is an alternative, or cannot be understood", () => {
    for (const query of ["score > 1", "a = 1 OR b = 2", "a = AND b"]) expect(lighter(query)).toEqual([]);
  });
});
