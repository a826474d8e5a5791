import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sessionQuery } from "../api/queries";
import { may } from "../api/session";
import type { IssuedWebhook } from "../api/types";
import { Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { Deliveries } from "./Deliveries";
import { NewWebhook } from "./NewWebhook";
import { webhooksQuery } from "./queries";
import { WebhookTable } from "./WebhookTable";

/** Addresses that are told of events, and what they have been told. */
export function WebhookSettings() {
  const session = useQuery(sessionQuery).data;
  const isAdmin = session !== undefined && session !== null && may(session, "admin");
  const isOperator = session !== undefined && session !== null && may(session, "operator");
  const webhooks = useQuery({ ...webhooksQuery, enabled: isAdmin });
  const [made, setMade] = useState<IssuedWebhook | null>(null);
  return (
    <>
      <header>
        <h1>Webhooks</h1>
        <p className={ui["help"]}>Addresses that are told what happens, signed with a secret of their own.</p>
      </header>
      {!isAdmin && <Notice tone="warn">Seeing and making webhooks takes the role admin.</Notice>}
      {isAdmin && <NewWebhook onMade={setMade} />}
      {made && (
        <Notice tone="good">
          The secret of {made.target_url} is <code>{made.secret}</code>. It is not shown again.
        </Notice>
      )}
      {webhooks.error && <Problem of={webhooks.error} again={() => webhooks.refetch()} />}
      {webhooks.data && <WebhookTable webhooks={webhooks.data} />}
      {isOperator && <Deliveries webhooks={webhooks.data ?? []} />}
    </>
  );
}
