import { useEffect, useState } from "react";
import { Button } from "../ui/Button";
import { count, counted } from "../ui/format";
import { Key } from "../ui/Key";
import { useKeys } from "../ui/keys/useKeys";
import { Empty, Problem } from "../ui/Notice";
import type { Mail } from "./mail";
import styles from "./Review.module.css";
import { useWall } from "./useWall";
import own from "./Wall.module.css";
import { TILE, WallTile } from "./WallTile";
import { stepped, type WallKind } from "./wall";

interface Props {
  readonly project: string;
  readonly query: string;
  readonly kind: WallKind;
  readonly mail: Mail;
}

/** The crops of one wall, and what is done with them. */
export function WallCrops(props: Props) {
  const { wall, crops, wrong, decided, flip, commit, takeBack } = useWall(props);
  const [at, setAt] = useState(0);
  const columns = useColumns();
  const go = (by: Parameters<typeof stepped>[1]) => () => setAt(stepped(at, by, crops.length, columns));
  const decide = () => {
    setAt(0);
    commit();
  };
  useKeys("wall", {
    "wall-left": go("left"),
    "wall-right": go("right"),
    "wall-up": go("up"),
    "wall-down": go("down"),
    "wall-wrong": () => flip(crops[at]?.suggestion.uid),
    "wall-commit": decide,
    "wall-undo": takeBack,
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
          <b>{counted(crops.length, "crop")}</b> of <b>{props.kind.label}</b>, presumed right.{" "}
          <b>{wrong.size}</b> marked wrong.
          {decided > 0 && ` ${count(decided)} decided so far.`}
        </p>
        <span>
          <Key of="wall-wrong" /> wrong
        </span>
        <span>
          <Key of="wall-undo" /> take the last wall back
        </span>
        <span className={styles["space"]} />
        <Button look="primary" onClick={decide}>
          Accept {crops.length - wrong.size}, reject {wrong.size} <Key of="wall-commit" />
        </Button>
      </div>
      <ul className={own["crops"]} style={{ gridTemplateColumns: `repeat(${columns}, ${TILE.width}px)` }}>
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
  return Math.max(1, Math.min(8, Math.floor((width - 24) / (TILE.width + 10))));
}
