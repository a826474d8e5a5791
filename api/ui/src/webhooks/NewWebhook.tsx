import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { json } from "../api/client";
import { saidOf } from "../api/errors";
import type { IssuedWebhook } from "../api/types";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { useRefused } from "../ui/useRefused";
import { EVENTS } from "./events";
import { webhooksQuery } from "./queries";
import styles from "./Webhooks.module.css";

interface Props {
  readonly onMade: (webhook: IssuedWebhook) => void;
}

/** The address and the events of a webhook to be made. */
export function NewWebhook({ onMade }: Props) {
  const client = useQueryClient();
  const [url, setUrl] = useState("");
  const [events, setEvents] = useState<readonly string[]>([]);
  const make = useMutation({
    mutationFn: () => json<IssuedWebhook>("POST", "/webhooks/", { target_url: url.trim(), events }),
    onSuccess: (webhook) => {
      setUrl("");
      setEvents([]);
      onMade(webhook);
      return client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  const said = saidOf(make.error, ["target_url"]);
  return (
    <form
      ref={useRefused(make.error)}
      className={`${ui["card"]} ${ui["cardBody"]}`}
      aria-label="New webhook"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Field label="Address" said={said["target_url"]}>
        {(control) => (
          <input
            {...control}
            type="url"
            placeholder="https://example.org/hook"
            value={url}
            required
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
      <fieldset className={styles["events"]}>
        <legend className={ui["label"]}>Events</legend>
        {EVENTS.map((event) => (
          <label key={event}>
            <input
              type="checkbox"
              checked={events.includes(event)}
              onChange={(change) =>
                setEvents(change.target.checked ? [...events, event] : events.filter((one) => one !== event))
              }
            />
            <code>{event}</code>
          </label>
        ))}
      </fieldset>
      {make.error && said["target_url"] === undefined && <Problem of={make.error} />}
      <div>
        <Button type="submit" look="primary" disabled={events.length === 0} busy={make.isPending}>
          Make a webhook
        </Button>
      </div>
    </form>
  );
}
