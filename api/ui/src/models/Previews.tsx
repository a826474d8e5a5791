import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { json } from "../api/client";
import { sizeOf, thumbnail } from "../api/images";
import type { FoundItem, Page, Preview } from "../api/types";
import { bandOf } from "../canvas/bands";
import { BandSign } from "../ui/BandSign";
import { Button } from "../ui/Button";
import { counted, signed } from "../ui/format";
import { Notice, Problem } from "../ui/Notice";
import { Picture } from "../ui/Picture";
import ui from "../ui/ui.module.css";
import styles from "./Models.module.css";
import { masksOf, shapesOf, summaryOf, tagsOf } from "./previewed";

const PREVIEWED = 6;
const NOTHING = { shapes: [], masks: [] };

interface PreviewsProps {
  readonly project: string;
  readonly place: string;
  /** Why the user may not; undefined where they may. */
  readonly barred: string | undefined;
  readonly onPreviewed: () => Promise<unknown>;
}

/** What the version says of some pictures of the project. */
export function Previews({ project, place, barred, onPreviewed }: PreviewsProps) {
  const [isAsked, ask] = useState(false);
  const items = useQuery({
    queryKey: ["preview-items", project],
    queryFn: () =>
      json<Page<FoundItem>>("GET", `/projects/${project}/items/?limit=${PREVIEWED}&ordering=created_at`),
  });
  const shown = items.data?.results ?? [];
  const previews = useQueries({
    queries: shown.map((item) => ({
      queryKey: ["preview", place, item.uid],
      queryFn: async () => {
        const preview = await json<Preview>("POST", `${place}/preview/`, { item: item.uid });
        await onPreviewed();
        return preview;
      },
      enabled: isAsked,
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Preview">
      <div className={styles["row"]}>
        <h2>Preview</h2>
        <span className={ui["help"]}>Nothing is stored but that it worked.</span>
        <Button
          disabled={barred !== undefined || shown.length === 0}
          title={barred}
          busy={previews.some((one) => one.isFetching)}
          onClick={() => ask(true)}
        >
          Preview on {counted(shown.length, "picture")}
        </Button>
      </div>
      {shown.length === 0 && !items.isPending && (
        <Notice>There is no picture to preview on yet: upload some first.</Notice>
      )}
      {isAsked && (
        <ul className={styles["previews"]}>
          {shown.map((item, index) => (
            <Previewed
              key={item.uid}
              item={item}
              preview={previews[index]?.data}
              error={previews[index]?.error}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface PreviewedProps {
  readonly item: FoundItem;
  readonly preview: Preview | undefined;
  readonly error: Error | null | undefined;
}

function Previewed({ item, preview, error }: PreviewedProps) {
  const drawn = useMemo(
    () => (preview ? { shapes: shapesOf(preview), masks: masksOf(preview) } : NOTHING),
    [preview],
  );
  const tags = preview ? tagsOf(preview) : [];
  return (
    <li>
      <Picture
        src={thumbnail(item, 640)}
        size={sizeOf(item)}
        {...drawn}
        label={`${item.key} with what the model says`}
        height={190}
      />
      <p>
        {item.key}
        {preview && ` · ${summaryOf(preview)}`}
      </p>
      {tags.length > 0 && (
        <ul className={styles["tags"]} aria-label={`Labels of ${item.key}`}>
          {tags.map((tag, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two outputs of a model may share a label
            <li key={index} style={{ color: `var(--band-${bandOf(tag.score)})` }}>
              <BandSign band={bandOf(tag.score)} />
              <span>{tag.label}</span>
              <b>{signed(tag.score)}</b>
            </li>
          ))}
        </ul>
      )}
      {error && <Problem of={error} />}
    </li>
  );
}
