import { queryOptions } from "@tanstack/react-query";
import { all, json } from "../api/client";
import type { Page, Webhook, WebhookDelivery } from "../api/types";

export const webhooksQuery = queryOptions({
  queryKey: ["webhooks"],
  queryFn: ({ signal }) => all<Webhook>("/webhooks/", signal),
});

const SHOWN = 50;

/** The newest deliveries. */
export const deliveriesQuery = queryOptions({
  queryKey: ["webhook-deliveries"],
  queryFn: async ({ signal }) =>
    (await json<Page<WebhookDelivery>>("GET", `/webhook-deliveries/?limit=${SHOWN}`, undefined, { signal }))
      .results,
  refetchInterval: 5_000,
});
