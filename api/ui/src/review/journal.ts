import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Letter, Letters } from "./outbox";
import type { Marks, Step } from "./sheet";

interface Tables extends DBSchema {
  letters: { key: number; value: Letter };
  drafts: {
    key: [string, string];
    value: { readonly project: string; readonly item: string; readonly marks: Marks };
  };
  steps: { key: string; value: { readonly done: readonly Step[]; readonly undone: readonly Step[] } };
}

/** What must outlive the page: saves on their way, decisions on items that are not saved yet, and what can be undone. */
export class Journal implements Letters {
  private constructor(
    private readonly db: IDBPDatabase<Tables>,
    private readonly project: string,
  ) {}

  static async open(user: string, project: string): Promise<Journal> {
    const db = await openDB<Tables>(`autotag-review-${user}`, 1, {
      upgrade(fresh) {
        fresh.createObjectStore("letters", { keyPath: "seq" });
        fresh.createObjectStore("drafts", { keyPath: ["project", "item"] });
        fresh.createObjectStore("steps");
      },
    });
    return new Journal(db, project);
  }

  async all(): Promise<readonly Letter[]> {
    return (await this.db.getAll("letters")).filter((letter) => letter.project === this.project);
  }

  async put(letter: Letter): Promise<void> {
    await this.db.put("letters", letter);
  }

  async remove(seq: number): Promise<void> {
    await this.db.delete("letters", seq);
  }

  async draft(item: string): Promise<Marks> {
    return (await this.db.get("drafts", [this.project, item]))?.marks ?? {};
  }

  /** The items with decisions that are not on their way yet. */
  async drafted(): Promise<readonly string[]> {
    return (await this.db.getAll("drafts"))
      .filter((one) => one.project === this.project)
      .map((one) => one.item);
  }

  async keepDraft(item: string, marks: Marks): Promise<void> {
    if (Object.keys(marks).length === 0) await this.db.delete("drafts", [this.project, item]);
    else await this.db.put("drafts", { project: this.project, item, marks });
  }

  async steps(): Promise<{ readonly done: readonly Step[]; readonly undone: readonly Step[] }> {
    return (await this.db.get("steps", this.project)) ?? { done: [], undone: [] };
  }

  async keepSteps(done: readonly Step[], undone: readonly Step[]): Promise<void> {
    await this.db.put("steps", { done, undone }, this.project);
  }

  close(): void {
    this.db.close();
  }
}
