import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settingsQuery } from "../api/queries";
import type { AutotagSettings } from "../api/types";
import { saveSettings } from "./save";

const opened: AutotagSettings = {
  enabled: true,
  model: "detector",
  data: { type: "full" },
  auto_run: false,
  quiet_hours: null,
  items_per_minute: null,
  priority: 3,
};

describe("settings", () => {
  let onServer = opened;

  beforeEach(() => {
    onServer = opened;
    vi.stubGlobal("location", { origin: "http://autotag.test" });
    vi.stubGlobal("fetch", async (request: Request) => {
      if (request.method === "PUT") onServer = await request.json();
      return Response.json(onServer);
    });
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("that were changed elsewhere since the page was opened stay so", async () => {
    const client = new QueryClient();
    const { queryKey } = settingsQuery("birds");
    client.setQueryData(queryKey, opened);
    onServer = { ...opened, items_per_minute: 60 };
    await saveSettings(client, "birds", () => ({ auto_run: true }));
    expect(onServer).toEqual({ ...opened, items_per_minute: 60, auto_run: true });
    expect(client.getQueryData(queryKey)).toEqual(onServer);
  });

  it("may be changed by what they are", async () => {
    onServer = { ...opened, model: "classifier" };
    await saveSettings(new QueryClient(), "birds", (now) => ({ model: now.model ?? "detector" }));
    expect(onServer.model).toBe("classifier");
  });
});
