import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { SERVER } from "./stand";

/** The folder of the Autotag that runs on this machine: AUTOTAG_HOME. */
export function home(): string {
  const folder = process.env["AUTOTAG_HOME"];
  if (!folder) throw new Error("AUTOTAG_HOME is not set: the scenario ends a process of the server's.");
  return folder;
}

/** The first folder of the server's whose pictures may stay where they are: AUTOTAG_SOURCE_FOLDERS, as the server has it. */
export function sourceFolders(): string {
  const [folder] = (process.env["AUTOTAG_SOURCE_FOLDERS"] ?? "").split(",");
  if (!folder)
    throw new Error(
      "AUTOTAG_SOURCE_FOLDERS is not set: the scenario puts pictures where the server reads them.",
    );
  return folder;
}

/** Ends a process of the product at once, as a machine that fails does. Its keeper starts another one. */
export function kill(name: "api" | "worker"): void {
  process.kill(pid(name), "SIGKILL");
}

/** The process that works under the name now. */
export function pid(name: "api" | "worker"): number {
  return Number(readFileSync(`${home()}/run/${name}.pid`, "utf8").split(" ")[0]);
}

/** Waits until another process answers requests. */
export async function answers(): Promise<void> {
  const asked = async () =>
    (await fetch(`${SERVER}/api/v1/session/`).catch(() => null))?.status ?? "no answer";
  await expect.poll(asked, { timeout: 60_000, interval: 250 }).toBe(401);
}
