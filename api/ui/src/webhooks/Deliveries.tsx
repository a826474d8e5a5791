import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { json } from "../api/client";
import type { Webhook, WebhookDelivery } from "../api/types";
import { Button } from "../ui/Button";
import { ago, at } from "../ui/format";
import { Problem } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import { deliveriesQuery } from "./queries";
import styles from "./Webhooks.module.css";

/** What webhooks were told last, what they answered, and sending it once more. */
export function Deliveries({ webhooks }: { readonly webhooks: readonly Webhook[] }) {
  const deliveries = useQuery(deliveriesQuery);
  const urls = new Map(webhooks.map((webhook) => [webhook.uid, webhook.target_url]));
  if (deliveries.error) return <Problem of={deliveries.error} again={() => deliveries.refetch()} />;
  if (!deliveries.data || deliveries.data.length === 0) return null;
  return (
    <section className={`${ui["card"]} ${ui["scroll"]}`} aria-label="Deliveries">
      <table className={ui["table"]}>
        <thead>
          <tr>
            {["Event", "Webhook", "State", "Attempts", "Answer", "When"].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">Send again</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.data.map((one) => (
            <tr key={one.uid}>
              <td>
                <code>{one.event_type}</code>
              </td>
              <td className={styles["url"]}>{urls.get(one.subscription) ?? one.subscription.slice(0, 8)}</td>
              <td>
                {one.status}
                {one.next_retry_at !== null && one.attempts > 0 && `, again ${ago(one.next_retry_at)}`}
              </td>
              <td>{one.attempts}</td>
              <td>
                {one.response_status ?? ""} {one.error_message}
              </td>
              <td title={at(one.created_at)}>{ago(one.created_at)}</td>
              <td>{one.status !== "pending" && <Replay of={one} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Replay({ of: { uid } }: { readonly of: WebhookDelivery }) {
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => json("POST", `/webhook-deliveries/${uid}/replay/`),
    onSuccess: () => client.invalidateQueries({ queryKey: deliveriesQuery.queryKey }),
    onError: (problem) => say(problem.message),
  });
  return (
    <Button look="quiet" busy={replay.isPending} onClick={() => replay.mutate()}>
      Send again
    </Button>
  );
}
