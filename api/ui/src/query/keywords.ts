import * as terms from "./parser.terms";

const KEYWORDS: Readonly<Record<string, number>> = {
  and: terms.and,
  or: terms.or,
  not: terms.not,
  in: terms._in,
  is: terms.is,
  null: terms._null,
};

/** The term of a word that may be a keyword, in whatever case, else -1. The parser hands its stack over, unused. */
export function keyword(word: string, _stack?: unknown): number {
  return KEYWORDS[word.toLowerCase()] ?? -1;
}
