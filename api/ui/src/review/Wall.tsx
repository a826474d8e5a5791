import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, CheckCheck, SquareDashed, X } from "lucide-react";
import { useEffect, useState } from "react";
import { tell } from "../api/errors";
import { thumbnail } from "../api/images";
import { BANDS, type Band, ON_IMAGE } from "../canvas/bands";
import { facetsQuery, type LabelCount } from "../explore/facets";
import { surroundings } from "../explore/tiles";
import { BandSign } from "../ui/BandSign";
import { Button, buttonClass } from "../ui/Button";
import { Crop } from "../ui/Crop";
import { count, counted, signed } from "../ui/format";
import { Key } from "../ui/Key";
import { keepFocus } from "../ui/keepFocus";
import { useKeys } from "../ui/keys/useKeys";
import { Menu } from "../ui/Menu";
import { Empty, Problem } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import { giveBack, readReview, saveReview } from "./api";
import styles from "./Review.module.css";
import own from "./Wall.module.css";
import { loadWall, stepped, type WallCrop, type WallKind, wallSaves } from "./wall";

interface Props {
  readonly project: string;
  readonly query: string;
}

interface Committed {
  readonly items: ReadonlyMap<string, readonly string[]>;
}

/** Crops of one label and band, presumed right: what is wrong is marked, and one key decides all of them. */
export function Wall({ project, query }: Props) {
  const [kind, setKind] = useState<WallKind | null>(null);
  const facets = useQuery({ ...facetsQuery(project, query), staleTime: 60_000 });
  const labels = facets.data?.facets.label ?? [];
  useEffect(() => {
    const first = labels[0];
    if (kind === null && first) setKind({ level: first.level, label: first.value, band: "high" });
  }, [kind, labels]);
  return (
    <main className={own["wall"]} onMouseDown={keepFocus}>
      <header className={styles["bar"]}>
        <Link
          to="/p/$project/explore"
          params={{ project }}
          search={{ q: query }}
          className={`${buttonClass("quiet")} ${ui["icon"]}`}
          aria-label="Back to Explore"
          title="Back to Explore"
        >
          <ArrowLeft size={17} aria-hidden />
        </Link>
        <h1 className={own["title"]}>Review</h1>
        {kind && <KindChoice kind={kind} labels={labels} onKind={setKind} />}
        <span className={styles["space"]} />
        <div className={ui["segments"]}>
          <Link
            to="/p/$project/review"
            params={{ project }}
            search={(before) => ({ ...before, mode: undefined })}
            className={styles["mode"] ?? ""}
          >
            <SquareDashed size={14} aria-hidden /> Item
          </Link>
          <Link
            to="/p/$project/review"
            params={{ project }}
            search={(before) => ({ ...before, mode: "wall" })}
            className={styles["mode"] ?? ""}
            data-on="true"
          >
            <CheckCheck size={14} aria-hidden /> Wall
          </Link>
        </div>
      </header>
      {facets.error && <Problem of={facets.error} again={() => facets.refetch()} />}
      {kind ? (
        <Crops key={JSON.stringify(kind)} project={project} query={query} kind={kind} />
      ) : (
        !facets.isPending && (
          <Empty title="Nothing is left to decide">No prediction that matches is pending.</Empty>
        )
      )}
    </main>
  );
}

interface ChoiceProps {
  readonly kind: WallKind;
  readonly labels: readonly LabelCount[];
  readonly onKind: (kind: WallKind) => void;
}

function KindChoice({ kind, labels, onKind }: ChoiceProps) {
  return (
    <>
      <Menu
        label="Label of the wall"
        isSelfNamed
        className={buttonClass()}
        button={kind.label}
        entries={labels
          .slice(0, 80)
          .map((one) => ({ id: `${one.level}:${one.value}`, title: `${one.value} (${count(one.items)})` }))}
        selected={`${kind.level}:${kind.label}`}
        onChoose={(id) => {
          const [level = "object", ...name] = id.split(":");
          onKind({ ...kind, level: level as WallKind["level"], label: name.join(":") });
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of joined buttons */}
      <div className={ui["segments"]} role="group" aria-label="Band of the wall">
        {BANDS.slice(0, 3).map((band: Band) => (
          <button
            key={band}
            type="button"
            aria-pressed={band === kind.band}
            onClick={() => onKind({ ...kind, band })}
          >
            <BandSign band={band} /> {band}
          </button>
        ))}
      </div>
    </>
  );
}

const WIDTH = 190;
const HEIGHT = 150;

function Crops({ project, query, kind }: Props & { readonly kind: WallKind }) {
  const [round, setRound] = useState(0);
  const wall = useQuery({
    queryKey: ["wall", project, query, kind, round],
    queryFn: () => loadWall(project, query, kind),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const [last, setLast] = useState<Committed | null>(null);
  const [decided, setDecided] = useState(0);
  const crops = wall.data ?? [];
  const columns = useColumns();
  const flip = (uid: string | undefined) => {
    if (uid === undefined) return;
    const next = new Set(wrong);
    if (!next.delete(uid)) next.add(uid);
    setWrong(next);
  };
  const commit = async () => {
    if (crops.length === 0 || isSaving) return;
    setSaving(true);
    try {
      setLast(await save(project, crops, wrong));
      setDecided(decided + crops.length);
      setWrong(new Set());
      setAt(0);
      setRound(round + 1);
    } catch (problem) {
      say(tell(problem));
      await wall.refetch();
    } finally {
      setSaving(false);
    }
  };
  const undo = async () => {
    if (last === null) return;
    try {
      await takeBack(project, last);
      say("The last wall is taken back");
      setLast(null);
      setRound(round + 1);
    } catch (problem) {
      say(tell(problem));
    }
  };
  const go = (by: Parameters<typeof stepped>[1]) => () => setAt(stepped(at, by, crops.length, columns));
  useKeys("wall", {
    "wall-left": go("left"),
    "wall-right": go("right"),
    "wall-up": go("up"),
    "wall-down": go("down"),
    "wall-wrong": () => flip(crops[at]?.suggestion.uid),
    "wall-commit": () => void commit(),
    "wall-undo": () => void undo(),
  });

  if (wall.isPending) return <p className={own["line"]}>Collecting crops…</p>;
  if (wall.error) return <Problem of={wall.error} again={() => wall.refetch()} />;
  if (crops.length === 0) {
    return (
      <Empty
        title={
          decided > 0
            ? `All of these are decided: ${counted(decided, "crop")}`
            : "No crop of this kind is pending"
        }
      >
        Choose another label or band above.
      </Empty>
    );
  }
  return (
    <>
      <div className={own["line"]}>
        <p>
          <b>{counted(crops.length, "crop")}</b> of <b>{kind.label}</b>, presumed right. <b>{wrong.size}</b>{" "}
          marked wrong.
          {decided > 0 && ` ${count(decided)} decided so far.`}
        </p>
        <span>
          <Key of="wall-wrong" /> wrong
        </span>
        <span>
          <Key of="wall-undo" /> take the last wall back
        </span>
        <span className={styles["space"]} />
        <Button look="primary" busy={isSaving} onClick={commit}>
          Accept {crops.length - wrong.size}, reject {wrong.size} <Key of="wall-commit" />
        </Button>
      </div>
      <ul className={own["crops"]} style={{ gridTemplateColumns: `repeat(${columns}, ${WIDTH}px)` }}>
        {crops.map((crop, index) => (
          <li key={crop.suggestion.uid}>
            <WallTile
              crop={crop}
              isCurrent={index === at}
              isWrong={wrong.has(crop.suggestion.uid)}
              onPress={() => {
                setAt(index);
                flip(crop.suggestion.uid);
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface TileProps {
  readonly crop: WallCrop;
  readonly isCurrent: boolean;
  readonly isWrong: boolean;
  readonly onPress: () => void;
}

function WallTile({ crop: { review, suggestion }, isCurrent, isWrong, onPress }: TileProps) {
  const size = { width: review.width ?? 640, height: review.height ?? 640 };
  const whole = { x: 0, y: 0, w: size.width, h: size.height };
  return (
    <button
      type="button"
      className={own["tile"]}
      data-current={isCurrent}
      aria-pressed={isWrong}
      aria-label={`${suggestion.label} ${signed(suggestion.score)} in ${review.item.key}, ${isWrong ? "wrong" : "right"}`}
      onClick={onPress}
    >
      <Crop
        src={thumbnail(review.item, 1280)}
        size={size}
        part={suggestion.box ? surroundings(suggestion.box, size) : whole}
        {...(suggestion.box ? { mark: suggestion.box } : {})}
        colour={ON_IMAGE[suggestion.band]}
        width={WIDTH}
        height={HEIGHT}
      />
      <span className={own["score"]}>{signed(suggestion.score)}</span>
      {isWrong && (
        <span className={own["wrong"]}>
          <X size={44} strokeWidth={2.6} aria-hidden />
        </span>
      )}
    </button>
  );
}

async function save(
  project: string,
  crops: readonly WallCrop[],
  wrong: ReadonlySet<string>,
): Promise<Committed> {
  const saves = wallSaves(crops, wrong);
  await Promise.all(
    [...saves].map(async ([item, body]) => {
      const saved = await saveReview(project, item, body, crypto.randomUUID());
      if (saved.status !== "reviewed") await giveBack(project, item);
    }),
  );
  return {
    items: new Map([...saves].map(([item, body]) => [item, body.decisions.map((one) => one.prediction)])),
  };
}

/** Makes pending again what a wall decided. */
async function takeBack(project: string, { items }: Committed): Promise<void> {
  await Promise.all(
    [...items].map(async ([item, uids]) => {
      const { suggestions } = await readReview(project, item);
      const decisions = suggestions
        .filter((one) => uids.includes(one.uid) && one.status !== "pending")
        .map((one) => ({ prediction: one.uid, version: one.version, action: "undo" as const }));
      await saveReview(
        project,
        item,
        { decisions, added: [], changed: [], removed: [], finalize: false },
        crypto.randomUUID(),
      );
      await giveBack(project, item);
    }),
  );
}

function useColumns(): number {
  const [columns, setColumns] = useState(() => columnsIn(window.innerWidth));
  useEffect(() => {
    const measure = () => setColumns(columnsIn(window.innerWidth));
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return columns;
}

function columnsIn(width: number): number {
  return Math.max(1, Math.min(8, Math.floor((width - 24) / (WIDTH + 10))));
}
