/** Where a key works. The keys of "everywhere" work beside those of every other scope. */
export type Scope = "everywhere" | "list" | "review" | "wall" | "compare";

export interface Command {
  readonly id: string;
  readonly scope: Scope;
  /** Chords such as "a", "Shift+a", "Ctrl+k", and sequences such as "g e". */
  readonly keys: readonly string[];
  readonly title: string;
}

const digits: readonly Command[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => ({
  id: `relabel-${digit}`,
  scope: "review",
  keys: [`${digit}`],
  title: `Relabel as label ${digit}`,
}));

const arrows: readonly Command[] = (["Left", "Right", "Up", "Down"] as const).flatMap(
  (direction): Command[] => [
    {
      id: `nudge-${direction}`,
      scope: "review",
      keys: [`Arrow${direction}`],
      title: `Move the edited box ${direction.toLowerCase()} by 1 px`,
    },
    {
      id: `push-${direction}`,
      scope: "review",
      keys: [`Shift+Arrow${direction}`],
      title: `Move the edited box ${direction.toLowerCase()} by 10 px`,
    },
    {
      id: `size-${direction}`,
      scope: "review",
      keys: [`Alt+Arrow${direction}`],
      title: `Resize the edited box ${direction.toLowerCase()}`,
    },
  ],
);

/** Every key of the application, once. Settings, the help and the hints read this list. */
export const CATALOG: readonly Command[] = [
  { id: "palette", scope: "everywhere", keys: ["Ctrl+k", "Meta+k"], title: "Go to anything" },
  { id: "help", scope: "everywhere", keys: ["?"], title: "Show all keys" },
  { id: "go-explore", scope: "everywhere", keys: ["g e"], title: "Go to Explore" },
  { id: "go-review", scope: "everywhere", keys: ["g v"], title: "Go to Review" },
  { id: "go-runs", scope: "everywhere", keys: ["g r"], title: "Go to Runs" },
  { id: "go-models", scope: "everywhere", keys: ["g m"], title: "Go to Models" },
  { id: "go-compare", scope: "everywhere", keys: ["g c"], title: "Go to Compare" },
  { id: "go-upload", scope: "everywhere", keys: ["g u"], title: "Go to Upload" },
  { id: "go-sources", scope: "everywhere", keys: ["g o"], title: "Go to Sources" },
  { id: "go-settings", scope: "everywhere", keys: ["g s"], title: "Go to Settings" },

  { id: "query", scope: "list", keys: ["/"], title: "Write a query" },
  { id: "row-down", scope: "list", keys: ["j", "ArrowDown"], title: "Next row" },
  { id: "row-up", scope: "list", keys: ["k", "ArrowUp"], title: "Previous row" },
  { id: "tile-next", scope: "list", keys: ["ArrowRight"], title: "Next picture" },
  { id: "tile-previous", scope: "list", keys: ["ArrowLeft"], title: "Previous picture" },
  { id: "page-up", scope: "list", keys: ["h", "PageUp"], title: "Previous page" },
  { id: "page-down", scope: "list", keys: ["l", "PageDown"], title: "Next page" },
  { id: "peek", scope: "list", keys: ["Space"], title: "Peek at the picture" },
  { id: "close", scope: "list", keys: ["Escape"], title: "Close, or clear the selection" },
  { id: "select", scope: "list", keys: ["x"], title: "Select the picture" },
  { id: "select-all", scope: "list", keys: ["Ctrl+a", "Meta+a"], title: "Select all loaded pictures" },
  { id: "open", scope: "list", keys: ["Enter"], title: "Review from this picture on" },
  { id: "review-query", scope: "list", keys: ["Shift+Enter"], title: "Review this query" },

  { id: "accept", scope: "review", keys: ["a"], title: "Accept, on to the next" },
  { id: "reject", scope: "review", keys: ["r"], title: "Reject, on to the next" },
  ...digits,
  { id: "label", scope: "review", keys: ["l"], title: "Search a label" },
  { id: "edit", scope: "review", keys: ["e"], title: "Edit the box with the arrows" },
  ...arrows,
  { id: "next", scope: "review", keys: ["j"], title: "Next suggestion" },
  { id: "previous", scope: "review", keys: ["k"], title: "Previous suggestion" },
  { id: "accept-rest", scope: "review", keys: ["Shift+a"], title: "Accept the rest" },
  { id: "reject-rest", scope: "review", keys: ["Shift+r"], title: "Reject the rest" },
  { id: "undo", scope: "review", keys: ["z", "Ctrl+z", "Meta+z"], title: "Undo, across pictures" },
  { id: "redo", scope: "review", keys: ["Shift+z", "Ctrl+Shift+z", "Meta+Shift+z"], title: "Redo" },
  { id: "save", scope: "review", keys: ["Enter"], title: "Save and next" },
  { id: "skip", scope: "review", keys: ["n"], title: "Skip to the next picture" },
  { id: "back", scope: "review", keys: ["p"], title: "Back to the picture before" },
  { id: "draw", scope: "review", keys: ["b"], title: "Draw a box" },
  { id: "tag", scope: "review", keys: ["t"], title: "Add a tag of the picture" },
  { id: "remove", scope: "review", keys: ["Delete", "Backspace"], title: "Remove a drawn box or tag" },
  { id: "hide", scope: "review", keys: ["v"], title: "Hide the boxes while held" },
  { id: "colour", scope: "review", keys: ["c"], title: "Colour by score or by label" },
  { id: "zoom", scope: "review", keys: ["f"], title: "Zoom to the box" },
  { id: "fit", scope: "review", keys: ["0"], title: "Fit the picture" },
  { id: "leave", scope: "review", keys: ["Escape"], title: "Leave what is being done" },

  { id: "verdict-a", scope: "compare", keys: ["1"], title: "A is right" },
  { id: "verdict-b", scope: "compare", keys: ["2"], title: "B is right" },
  { id: "verdict-both", scope: "compare", keys: ["3"], title: "Both are right" },
  { id: "verdict-none", scope: "compare", keys: ["4"], title: "Neither is right" },
  { id: "dispute-next", scope: "compare", keys: ["j"], title: "Next disagreement" },
  { id: "dispute-previous", scope: "compare", keys: ["k"], title: "Previous disagreement" },
  { id: "verdict-undo", scope: "compare", keys: ["z"], title: "Take the last verdict back" },

  { id: "wall-left", scope: "wall", keys: ["ArrowLeft", "h"], title: "Crop to the left" },
  { id: "wall-right", scope: "wall", keys: ["ArrowRight", "l"], title: "Crop to the right" },
  { id: "wall-up", scope: "wall", keys: ["ArrowUp", "k"], title: "Crop above" },
  { id: "wall-down", scope: "wall", keys: ["ArrowDown", "j"], title: "Crop below" },
  { id: "wall-wrong", scope: "wall", keys: ["x", "Space"], title: "Mark as wrong" },
  { id: "wall-commit", scope: "wall", keys: ["Enter"], title: "Decide all of the wall" },
  { id: "wall-undo", scope: "wall", keys: ["z"], title: "Take the last wall back" },
];
