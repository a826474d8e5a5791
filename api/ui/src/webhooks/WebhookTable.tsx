import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { json } from "../api/client";
import type { Webhook, WebhookTest } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { ago, at } from "../ui/format";
import { Empty } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import { deliveriesQuery, webhooksQuery } from "./queries";
import styles from "./Webhooks.module.css";

/** The webhooks: whether each is told, a test, and its end. */
export function WebhookTable({ webhooks }: { readonly webhooks: readonly Webhook[] }) {
  if (webhooks.length === 0)
    return <Empty title="No webhook yet">Make one to have another program told what happens here.</Empty>;
  return (
    <section className={`${ui["card"]} ${ui["scroll"]}`} aria-label="Webhooks">
      <table className={ui["table"]}>
        <thead>
          <tr>
            {["Address", "Events", "State", "Made"].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((webhook) => (
            <Row key={webhook.uid} webhook={webhook} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ webhook }: { readonly webhook: Webhook }) {
  const client = useQueryClient();
  const [isAsking, ask] = useState(false);
  const refresh = () =>
    Promise.all(
      [webhooksQuery.queryKey, deliveriesQuery.queryKey].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  const onError = (problem: Error) => say(problem.message);
  const place = `/webhooks/${webhook.uid}/`;
  const change = useMutation({
    mutationFn: () => json("PATCH", place, { is_active: !webhook.is_active }),
    onSuccess: refresh,
    onError,
  });
  const test = useMutation({
    mutationFn: () => json<WebhookTest>("POST", `${place}test/`),
    onSuccess: (outcome) => {
      say(outcome.message);
      return refresh();
    },
    onError,
  });
  const remove = useMutation({ mutationFn: () => json("DELETE", place), onSuccess: refresh, onError });
  return (
    <tr>
      <td className={styles["url"]}>{webhook.target_url}</td>
      <td>
        <code>{webhook.events.join(", ")}</code>
      </td>
      <td>{webhook.is_active ? "active" : "not told"}</td>
      <td title={at(webhook.created_at)}>{ago(webhook.created_at)}</td>
      <td className={styles["tools"]}>
        <Button busy={test.isPending} onClick={() => test.mutate()}>
          Test
        </Button>
        <Button busy={change.isPending} onClick={() => change.mutate()}>
          {webhook.is_active ? "Stop" : "Start"}
        </Button>
        <Button onClick={() => ask(true)}>Delete…</Button>
        {isAsking && (
          <Dialog title="Delete this webhook?" onClose={() => ask(false)}>
            <p>{webhook.target_url} is told nothing more, and the log of what it was told goes with it.</p>
            <DialogActions>
              <Button onClick={() => ask(false)}>Keep it</Button>
              <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
                Delete the webhook
              </Button>
            </DialogActions>
          </Dialog>
        )}
      </td>
    </tr>
  );
}
