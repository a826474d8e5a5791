import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { json } from "../api/client";
import { datasetsQuery, projectsQuery } from "../api/queries";
import type { Project } from "../api/types";
import { Button } from "../ui/Button";
import { count } from "../ui/format";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { slugOf } from "../upload/queue";
import styles from "./Home.module.css";

/** A project over a dataset that is there, or over a new one of the same name. */
export function NewProject() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const datasets = useQuery(datasetsQuery).data ?? [];
  const [name, setName] = useState("");
  const [dataset, setDataset] = useState("");
  const make = useMutation({
    mutationFn: () => {
      const title = name.trim();
      const fresh = { name: title, slug: slugOf(title) || "pictures", data_type: "image" };
      return json<Project>("POST", "/projects/", {
        name: title,
        ...(dataset === "" ? { datasets: [], new_dataset: fresh } : { datasets: [dataset] }),
      });
    },
    onSuccess: async (project) => {
      await client.invalidateQueries({ queryKey: projectsQuery.queryKey });
      await client.invalidateQueries({ queryKey: datasetsQuery.queryKey });
      await navigate({ to: "/p/$project/explore", params: { project: project.uid }, search: {} });
    },
  });
  return (
    <form
      className={`${ui["card"]} ${ui["cardBody"]} ${styles["new"]}`}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <h2>New project</h2>
      <div className={ui["field"]}>
        <label htmlFor="project-name">Name</label>
        <input
          id="project-name"
          className={ui["input"]}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className={ui["field"]}>
        <label htmlFor="project-dataset">Pictures</label>
        <select
          id="project-dataset"
          className={ui["input"]}
          value={dataset}
          onChange={(event) => setDataset(event.target.value)}
        >
          <option value="">A new dataset of this name</option>
          {datasets.map((one) => (
            <option key={one.uid} value={one.uid}>
              {one.name} ({count(one.item_count)})
            </option>
          ))}
        </select>
      </div>
      {make.error && <Problem of={make.error} />}
      <div>
        <Button type="submit" look="primary" busy={make.isPending} disabled={name.trim() === ""}>
          Make the project
        </Button>
      </div>
    </form>
  );
}
