import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { json } from "../api/client";
import { local } from "../api/images";
import { modelsQuery } from "../api/queries";
import type { ItemCount } from "../api/types";
import { type Box, grow, move, type Point } from "../canvas/geometry";
import { Button } from "../ui/Button";
import { counted } from "../ui/format";
import { Key } from "../ui/Key";
import { keepFocus } from "../ui/keepFocus";
import { useKeys } from "../ui/keys/useKeys";
import { Empty, Problem } from "../ui/Notice";
import { readStats } from "./api";
import { Clashes } from "./Clashes";
import type { ReviewController, ReviewView } from "./controller";
import { Details } from "./Details";
import { Film } from "./Film";
import { KeyHints } from "./KeyHints";
import { LabelPicker } from "./LabelPicker";
import { measureDecision } from "./measure";
import styles from "./Review.module.css";
import { ReviewBar } from "./ReviewBar";
import side from "./Side.module.css";
import { Stage, type StageHandle, type Tool } from "./Stage";
import { SuggestionList } from "./SuggestionList";
import { current, uidOf } from "./session";
import { type Colouring, digitLabels, suggestionOf } from "./shapes";
import { amended, type Mark, newId, pending, type Sheet } from "./sheet";
import { Tools } from "./Tools";

interface Props {
  readonly project: string;
  readonly query: string;
  readonly controller: ReviewController;
  readonly view: ReviewView;
}

/** What the label picker is open for. */
type Asking = "label" | "tag" | null;

const ARROWS: Readonly<Record<string, Point>> = {
  Left: { x: -1, y: 0 },
  Right: { x: 1, y: 0 },
  Up: { x: 0, y: -1 },
  Down: { x: 0, y: 1 },
};

/** One item at a time: the picture, the list that says the same in words, and the row of items. */
export function ItemReview({ project, query, controller, view }: Props) {
  const { session } = view;
  const entry = current(session);
  const sheet = entry?.sheet ?? null;
  const { focus } = session;
  const [tool, setTool] = useState<Tool>("select");
  const [colouring, setColouring] = useState<Colouring>("score");
  const [isHidden, setHidden] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const [scale, setScale] = useState(1);
  const stage = useRef<StageHandle>(null);
  const labels = useLabels(project, sheet);
  const digits = useMemo(() => (sheet ? digitLabels(sheet, labels.recent) : []), [sheet, labels.recent]);
  const total = useTotal(project, query);
  const stats = useQuery({
    queryKey: ["review-stats", project],
    queryFn: () => readStats(project),
    staleTime: 60_000,
  });
  const isReadOnly = entry?.state === "taken";
  useItemInAddress(project, entry ? uidOf(entry) : undefined, view.isStarting);
  const announcement = useAnnouncement(sheet, focus);

  const relabel = (label: string) => {
    const mark = sheet && focus !== null ? amended(sheet, focus, { label }) : null;
    if (mark && focus !== null) controller.mark({ [focus]: mark }, mark.status !== "drawn");
    labels.use(label);
    setAsking(null);
  };
  const addTag = (label: string) => {
    controller.mark({ [newId()]: { status: "drawn", label, box: null } }, false);
    labels.use(label);
    setAsking(null);
  };
  const setBox = (id: string, box: Box) => {
    const mark = sheet && amended(sheet, id, { box });
    if (mark) controller.mark({ [id]: mark }, false);
  };
  const draw = (box: Box) => {
    const id = newId();
    const label = (sheet && focus !== null && sheet.marks[focus]?.label) || digits[0] || labels.all[0];
    if (label === undefined) return;
    controller.mark({ [id]: { status: "drawn", label, box } }, false);
    controller.focus(id);
    setTool("select");
    setAsking("label");
  };
  const remove = () => {
    const mark = focus === null ? undefined : sheet?.marks[focus];
    if (focus === null || mark?.status !== "drawn") return;
    controller.mark({ [focus]: { ...mark, status: "removed" } }, false);
    controller.focus(null);
  };
  const accept = () => {
    const mark = focus === null ? undefined : sheet?.marks[focus];
    // What was modified or drawn is a person's already: accepting it would take the change back.
    if (focus === null || mark === undefined || mark.status === "modified" || mark.status === "drawn")
      controller.onward();
    else controller.decide([focus], "accepted");
  };
  const reject = () => {
    if (focus === null) return;
    if (sheet?.marks[focus]?.status === "drawn") remove();
    else controller.decide([focus], "rejected");
  };
  const rest = (status: "accepted" | "rejected") => sheet && controller.decide(pending(sheet), status);
  const nudge = (by: Point, how: "move" | "size") => {
    const box = focus === null ? null : sheet?.marks[focus]?.box;
    if (!sheet || focus === null || !box) return;
    setBox(focus, how === "move" ? move(box, by, sheet.size) : grow(box, by, sheet.size));
  };
  const arrows = Object.entries(ARROWS).flatMap(([name, by]) => [
    [`nudge-${name}`, () => nudge(by, "move")] as const,
    [`push-${name}`, () => nudge({ x: by.x * 10, y: by.y * 10 }, "move")] as const,
    [`size-${name}`, () => nudge(by, "size")] as const,
  ]);

  useKeys("review", {
    accept: measured(accept),
    reject: measured(reject),
    "accept-rest": measured(() => rest("accepted")),
    "reject-rest": measured(() => rest("rejected")),
    ...Object.fromEntries(
      digits.map((label, index) => [
        `relabel-${index + 1}`,
        measured(() => focus !== null && relabel(label)),
      ]),
    ),
    label: () => focus !== null && !isReadOnly && setAsking("label"),
    tag: () => !isReadOnly && setAsking("tag"),
    edit: () => setEditing(!isEditing),
    ...(isEditing ? Object.fromEntries(arrows) : {}),
    next: () => controller.step(1),
    previous: () => controller.step(-1),
    undo: () => void controller.turn("undo"),
    redo: () => void controller.turn("redo"),
    save: measured(() => controller.finish()),
    skip: () => controller.skip(),
    back: () => controller.back(),
    draw: () => setTool(tool === "draw" ? "select" : "draw"),
    remove,
    hide: () => setHidden(true),
    colour: () => setColouring(colouring === "score" ? "label" : "score"),
    zoom: () => stage.current?.zoomToFocus(),
    fit: () => stage.current?.fit(),
    leave: () => {
      setTool("select");
      setEditing(false);
      (document.activeElement as HTMLElement | null)?.blur();
    },
  });
  useReleased(() => setHidden(false));
  useEffect(() => {
    const touch = () => controller.touch();
    document.addEventListener("keydown", touch);
    document.addEventListener("pointerdown", touch);
    return () => {
      document.removeEventListener("keydown", touch);
      document.removeEventListener("pointerdown", touch);
    };
  }, [controller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the edit mode belongs to one box
  useEffect(() => setEditing(false), [focus]);

  const mark: Mark | undefined = sheet && focus !== null ? sheet.marks[focus] : undefined;
  return (
    <main className={styles["review"]} onMouseDown={keepFocus}>
      <ReviewBar
        project={project}
        query={query}
        view={view}
        total={total}
        onSave={() => controller.finish()}
      />
      <div className={styles["work"]}>
        {entry && sheet ? (
          <>
            <Stage
              sheet={sheet}
              picture={controller.picture(uidOf(entry))?.src ?? local(entry.leased.image_url)}
              focus={focus}
              tool={tool}
              colouring={colouring}
              isHidden={isHidden}
              isEditing={isEditing}
              isReadOnly={isReadOnly}
              handle={stage}
              onFocus={(id) => controller.focus(id)}
              onStep={(by) => controller.step(by)}
              onBox={setBox}
              onDraw={draw}
              onZoom={setScale}
              actions={
                mark && !isReadOnly && asking === null ? (
                  <Actions
                    mark={mark}
                    onAccept={accept}
                    onReject={reject}
                    onLabel={() => setAsking("label")}
                  />
                ) : null
              }
            />
            <Tools
              tool={tool}
              colouring={colouring}
              isHidden={isHidden}
              onTool={setTool}
              onZoom={() => stage.current?.zoomToFocus()}
              onFit={() => stage.current?.fit()}
              onHide={() => setHidden(!isHidden)}
              onColour={() => setColouring(colouring === "score" ? "label" : "score")}
            />
            {asking !== null && (
              <LabelPicker
                title={asking === "tag" ? "Tag of the whole picture" : "Label"}
                labels={labels.all}
                onPick={asking === "tag" ? addTag : relabel}
                onClose={() => setAsking(null)}
              />
            )}
            {isReadOnly && (
              <Taken
                by={entry.lease?.mine === false ? entry.lease.by : null}
                onNext={() => controller.skip()}
              />
            )}
          </>
        ) : (
          <Waiting view={view} query={query} onAgain={() => controller.again()} />
        )}
      </div>
      <Film view={view} onGo={(at) => controller.goTo(at)} />
      <aside className={side["side"]} aria-label="Labels of the picture">
        {sheet && entry && (
          <>
            <header className={side["head"]}>
              <h1>{sheet.key}</h1>
              <p>
                <b>{pending(sheet).length}</b> left of{" "}
                {sheet.suggestions.filter((one) => one.score >= 0).length}
                {entry.state === "done" && " · reviewed"}
              </p>
            </header>
            <Clashes
              clashes={view.clashes.filter((one) => one.item === sheet.item)}
              sheet={sheet}
              onSettle={(clash, way) => controller.settle(clash, way)}
            />
            <SuggestionList sheet={sheet} focus={focus} onFocus={(id) => controller.focus(id)} />
            {mark && focus !== null && (
              <Details
                mark={mark}
                suggestion={suggestionOf(sheet, focus)}
                labels={digits}
                acceptance={stats.data?.acceptance ?? []}
                isReadOnly={isReadOnly}
                onLabel={relabel}
                onSearch={() => setAsking("label")}
              />
            )}
          </>
        )}
      </aside>
      <KeyHints size={sheet?.size} scale={scale} colouring={colouring} />
      <span className="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </span>
    </main>
  );
}

interface ActionsProps {
  readonly mark: Mark;
  readonly onAccept: () => void;
  readonly onReject: () => void;
  readonly onLabel: () => void;
}

function Actions({ mark, onAccept, onReject, onLabel }: ActionsProps) {
  return (
    <>
      <button type="button" onClick={onAccept}>
        <Key of="accept" /> {mark.status === "modified" || mark.status === "drawn" ? "Next" : "Accept"}
      </button>
      <button type="button" onClick={onReject}>
        <Key of="reject" /> {mark.status === "drawn" ? "Remove" : "Reject"}
      </button>
      <button type="button" onClick={onLabel}>
        <Key of="label" /> Relabel
      </button>
    </>
  );
}

function Taken({ by, onNext }: { readonly by: string | null; readonly onNext: () => void }) {
  return (
    <div className={styles["taken"]} role="alert">
      <p>
        {by === null ? "Somebody else has this picture now" : `Taken by ${by}`}. You can look, but not decide.
      </p>
      <Button look="primary" onClick={onNext}>
        Next picture <Key of="skip" />
      </Button>
    </div>
  );
}

interface WaitingProps {
  readonly view: ReviewView;
  readonly query: string;
  readonly onAgain: () => void;
}

function Waiting({ view, query, onAgain }: WaitingProps) {
  if (view.problem !== null) {
    return (
      <div className={styles["waiting"]}>
        <Problem of={view.problem} again={onAgain} />
      </div>
    );
  }
  const isLoading = view.isStarting || view.session.at < view.session.entries.length || !view.isExhausted;
  return (
    <div className={styles["waiting"]}>
      {isLoading ? (
        <p role="status">Loading the next pictures…</p>
      ) : (
        <Empty
          title={
            view.finished > 0
              ? `All done: ${counted(view.finished, "picture")} reviewed`
              : "Nothing is left to decide"
          }
          action={<Button onClick={onAgain}>Look again</Button>}
        >
          Nobody is waiting for you at <code>{query}</code>: everything that matches is decided, or with
          somebody else.
        </Empty>
      )}
    </div>
  );
}

/** How many items matched when the review began. */
function useTotal(project: string, query: string): ItemCount | undefined {
  return useQuery({
    queryKey: ["review-total", project, query],
    queryFn: () =>
      json<ItemCount>("GET", `/projects/${project}/items/count/?${new URLSearchParams({ query })}`),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** The labels that can be given, and those that were given last. */
function useLabels(project: string, sheet: Sheet | null) {
  const [recent, setRecent] = useState<readonly string[]>([]);
  const taxonomy = useQuery({
    queryKey: ["taxonomy", project],
    queryFn: () =>
      json<{ readonly labels: readonly { readonly name: string }[] }>(
        "GET",
        `/projects/${project}/taxonomy/`,
      ),
    retry: false,
    staleTime: 60_000,
  });
  const models = useQuery({ ...modelsQuery, enabled: taxonomy.isError });
  const all = useMemo(() => {
    const known =
      taxonomy.data?.labels.map((one) => one.name) ??
      models.data?.flatMap((model) => model.active_version?.labels ?? []) ??
      [];
    const here = sheet?.suggestions.map((one) => one.label) ?? [];
    return [...new Set([...recent, ...here, ...(known as readonly string[])])];
  }, [taxonomy.data, models.data, sheet?.suggestions, recent]);
  const use = useCallback(
    (label: string) => setRecent((before) => [label, ...before.filter((one) => one !== label)].slice(0, 9)),
    [],
  );
  return { all, recent, use };
}

/** The address names the item, so that a reload or a pasted link comes back to it. */
function useItemInAddress(project: string, item: string | undefined, isStarting: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (isStarting) return;
    void navigate({
      to: "/p/$project/review",
      params: { project },
      search: (before) => ({ ...before, item }),
      replace: true,
    });
  }, [navigate, project, item, isStarting]);
}

/** What was decided last and how much is left, for those who do not see it. */
function useAnnouncement(sheet: Sheet | null, focus: string | null): string {
  const last = useRef<Sheet | null>(null);
  const [said, say] = useState("");
  useEffect(() => {
    const before = last.current;
    last.current = sheet;
    if (!sheet || before?.item !== sheet.item) return;
    const changed = Object.keys(sheet.marks).find(
      (id) => before.marks[id]?.status !== sheet.marks[id]?.status,
    );
    const mark = changed === undefined ? undefined : sheet.marks[changed];
    const next = focus === null ? undefined : sheet.marks[focus];
    if (mark)
      say(`${mark.label} ${mark.status}, ${pending(sheet).length} left.${next ? ` Now ${next.label}.` : ""}`);
  }, [sheet, focus]);
  return said;
}

function measured(decide: () => void): () => void {
  return () => {
    const started = performance.now();
    decide();
    measureDecision(started);
  };
}

/** A key that works while it is held. */
function useReleased(then: () => void): void {
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  });
  useEffect(() => {
    const release = (event: KeyboardEvent) => event.key.toLowerCase() === "v" && latest.current();
    document.addEventListener("keyup", release);
    return () => document.removeEventListener("keyup", release);
  }, []);
}
