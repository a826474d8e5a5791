import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/Button";
import { Problem } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import styles from "./Exports.module.css";
import { ask, CONTENTS, FORMATS } from "./exports";

interface Props {
  readonly project: string;
  readonly query: string;
}

/** What is wanted: of which items, in which format. */
export function ExportForm({ project, query: first }: Props) {
  const client = useQueryClient();
  const [query, setQuery] = useState(first);
  const [format, setFormat] = useState<string>("coco");
  const [content, setContent] = useState<string>("annotations");
  const [images, setImages] = useState(false);
  const make = useMutation({
    mutationFn: () => ask({ project, query: query.trim(), format, content, images }),
    onSuccess: (one) => {
      void client.invalidateQueries({ queryKey: ["exports"] });
      say(`“${one.name}” is being exported`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form className={`${ui["card"]} ${styles["form"]}`} onSubmit={submit} aria-label="New export">
      <div className={`${ui["field"]} ${styles["wide"]}`}>
        <label htmlFor="export-query">Items of this query</label>
        <input
          id="export-query"
          className={ui["input"]}
          value={query}
          spellCheck={false}
          placeholder={'all, or for example review_status = "reviewed"'}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <div className={ui["field"]}>
        <label htmlFor="export-format">Format</label>
        <select
          id="export-format"
          className={ui["input"]}
          value={format}
          aria-describedby="export-help"
          onChange={(event) => setFormat(event.target.value)}
        >
          {FORMATS.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div className={ui["field"]}>
        <label htmlFor="export-content">Content</label>
        <select
          id="export-content"
          className={ui["input"]}
          value={content}
          onChange={(event) => setContent(event.target.value)}
        >
          {CONTENTS.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <label className={styles["check"]}>
        <input type="checkbox" checked={images} onChange={(event) => setImages(event.target.checked)} /> with
        the pictures
      </label>
      <Button type="submit" look="primary" busy={make.isPending}>
        Export
      </Button>
      <p id="export-help" className={`${ui["help"]} ${styles["wide"]}`}>
        {FORMATS.find((one) => one.value === format)?.help}. What is reviewed and empty is told from what
        nobody has looked at.
      </p>
      {make.error && (
        <div className={styles["wide"]}>
          <Problem of={make.error} />
        </div>
      )}
    </form>
  );
}
