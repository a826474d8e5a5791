import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { useId, useState } from "react";
import { API, json, send } from "../api/client";
import { ApiFailure, tell } from "../api/errors";
import { modelsQuery } from "../api/queries";
import type { Model, ModelVersion } from "../api/types";
import { Button } from "../ui/Button";
import { bytes } from "../ui/format";
import { Notice } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Models.module.css";

interface Props {
  readonly project: string;
  readonly models: readonly Model[];
}

interface Order {
  readonly name: string;
  readonly file: File;
  readonly card: string;
}

/** Drop an ONNX file, name the model, and the server says what it recognised or what has to be mended. */
export function AddModel({ project, models }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState("");
  const [card, setCard] = useState("");
  const [isOver, setOver] = useState(false);
  const add = useMutation({
    mutationFn: async (order: Order) => {
      const known = models.find((one) => one.name === order.name);
      const model = known ?? (await json<Model>("POST", "/models/", { name: order.name }));
      try {
        return { model, version: await register(model, order) };
      } catch (problem) {
        // A model that was made for a file that is none is not kept.
        if (!known) await json("DELETE", `/models/${model.uid}/`).catch(() => {});
        throw problem;
      }
    },
    onSuccess: async ({ model, version }) => {
      await client.invalidateQueries({ queryKey: modelsQuery.queryKey });
      await navigate({
        to: "/p/$project/models/$model/$version",
        params: { project, model: model.uid, version: String(version.version) },
      });
    },
    onError: () => client.invalidateQueries({ queryKey: modelsQuery.queryKey }),
  });
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    add.reset();
    setFile(chosen);
    setName((before) => before || slug(chosen.name));
  };
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Add a model">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same with the keyboard */}
      <div
        className={styles["drop"]}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          choose(event.dataTransfer.files[0]);
        }}
      >
        <FileUp size={22} aria-hidden />
        <p>
          {file ? (
            <>
              <b>{file.name}</b>, {bytes(file.size)}
            </>
          ) : (
            "Drop an ONNX file here"
          )}
        </p>
        <label className={styles["choose"]}>
          {file ? "Choose another file" : "Choose a file"}
          <input
            type="file"
            accept=".onnx,.zip,.json"
            className="visually-hidden"
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </label>
      </div>
      {file && (
        <form
          className={styles["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate({ name: name.trim(), file, card });
          }}
        >
          <div className={ui["field"]}>
            <label htmlFor={`${id}-name`}>Name of the model</label>
            <input
              id={`${id}-name`}
              className={ui["input"]}
              value={name}
              required
              list={`${id}-names`}
              onChange={(event) => setName(event.target.value)}
            />
            <datalist id={`${id}-names`}>
              {models.map((model) => (
                <option key={model.uid} value={model.name} />
              ))}
            </datalist>
            <p className={ui["help"]}>The name of a model that is there makes this its next version.</p>
          </div>
          <div className={ui["field"]}>
            <label htmlFor={`${id}-card`}>Card, as YAML (may be left out)</label>
            <textarea
              id={`${id}-card`}
              className={ui["input"]}
              rows={6}
              value={card}
              spellCheck={false}
              placeholder={'labels: ["car", "person"]\nthresholds: {default: 0.3}\ntraining_set: street-2026'}
              onChange={(event) => setCard(event.target.value)}
            />
          </div>
          {add.error && <Refusal of={add.error} />}
          <div>
            <Button type="submit" look="primary" busy={add.isPending}>
              {add.isPending ? "A worker looks at it…" : "Add the model"}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

async function register(model: Model, { file, card }: Order): Promise<ModelVersion> {
  const form = new FormData();
  form.set("file", file);
  if (card.trim() !== "") form.set("card", new Blob([card], { type: "application/yaml" }), "card.yaml");
  const url = new URL(`${API}/models/${model.uid}/versions/`, location.origin);
  return (await send(new Request(url, { method: "POST", body: form }))).json() as Promise<ModelVersion>;
}

/** What is wrong with the file or its card, and where. */
function Refusal({ of }: { readonly of: unknown }) {
  const fields =
    of instanceof ApiFailure
      ? Object.entries(of.body).filter(([name, said]) => name !== "detail" && Array.isArray(said))
      : [];
  return (
    <Notice tone="bad">
      {tell(of)}
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, said]) => (
            <li key={name}>
              <code>{name}</code>: {(said as readonly unknown[]).map(String).join(" ")}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function slug(file: string): string {
  return file
    .replace(/\.(onnx|zip|json)$/i, "")
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[-._]+|[-._]+$/g, "")
    .slice(0, 60);
}
