/** What of a keyboard event decides which chord it is. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** The chords that a key press may mean, the printed character first, the place of the key second (other alphabets). */
export function chordsOf(press: KeyPress): readonly string[] {
  const held = [press.ctrlKey && "Ctrl+", press.altKey && "Alt+", press.metaKey && "Meta+"]
    .filter(Boolean)
    .join("");
  const names = [nameOfKey(press), nameOfCode(press)].filter((name) => name !== null);
  return [...new Set(names.map((name) => held + name))];
}

function nameOfKey({ key, shiftKey }: KeyPress): string | null {
  if (key === " ") return shiftKey ? "Shift+Space" : "Space";
  if (key.length > 1) return shiftKey ? `Shift+${key}` : key;
  const lower = key.toLowerCase();
  const isLetter = lower !== key.toUpperCase();
  // A sign such as "?" already tells that Shift is held, in whatever place its key is.
  return isLetter && shiftKey ? `Shift+${lower}` : lower;
}

function nameOfCode({ key, code, shiftKey }: KeyPress): string | null {
  const isLatin = /^[\u0020-\u007e]$/.test(key);
  const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (isLatin || key.length > 1 || letter === undefined) return null;
  return shiftKey ? `Shift+${letter.toLowerCase()}` : letter.toLowerCase();
}

/** Finds commands in what is typed; keeps the beginning of a sequence such as "g e" for a second. */
export class Matcher {
  private begun = "";
  private begunAt = 0;

  constructor(private readonly patience = 1000) {}

  /** The index of the matched binding, "begun" if a sequence may follow, or null. */
  match(
    chords: readonly string[],
    bindings: readonly (readonly string[])[],
    now: number,
  ): number | "begun" | null {
    const prefix = now - this.begunAt <= this.patience ? this.begun : "";
    this.begun = "";
    for (const chord of chords) {
      for (const typed of prefix === "" ? [chord] : [`${prefix} ${chord}`, chord]) {
        const found = bindings.findIndex((keys) => keys.includes(typed));
        if (found >= 0) return found;
      }
    }
    const opener = chords.find((chord) =>
      bindings.some((keys) => keys.some((key) => key.startsWith(`${chord} `))),
    );
    if (opener === undefined) return null;
    this.begun = opener;
    this.begunAt = now;
    return "begun";
  }
}

/** How a chord is printed on a key cap. */
export function capsOf(chord: string): readonly string[] {
  return chord.split(" ").flatMap((one) => one.split("+").map((part) => CAPS[part] ?? part.toUpperCase()));
}

const CAPS: Readonly<Record<string, string>> = {
  Shift: "⇧",
  Ctrl: "Ctrl",
  Meta: "⌘",
  Alt: "Alt",
  Enter: "↵",
  Space: "Space",
  Escape: "Esc",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  PageUp: "Page ↑",
  PageDown: "Page ↓",
};
