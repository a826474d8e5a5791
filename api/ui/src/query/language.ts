import { HighlightStyle, LRLanguage, syntaxHighlighting } from "@codemirror/language";
import { styleTags, tags } from "@lezer/highlight";
import { parser } from "./parser";

export const queryLanguage = LRLanguage.define({
  parser: parser.configure({
    props: [
      styleTags({
        Keyword: tags.keyword,
        "PrefixName/Word ScopeName/Word": tags.function(tags.name),
        "Field/Word": tags.propertyName,
        "Tag/Word": tags.string,
        String: tags.string,
        "Number Date": tags.number,
        Operator: tags.operator,
      }),
    ],
  }),
});

export const queryColours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, color: "var(--query-keyword)", fontWeight: "700" },
    { tag: tags.function(tags.name), fontWeight: "700" },
    { tag: tags.string, color: "var(--query-string)" },
    { tag: tags.number, color: "var(--query-number)" },
    { tag: tags.operator, color: "var(--text-2)" },
  ]),
);
