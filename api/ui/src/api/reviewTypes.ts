import type { Band } from "../canvas/bands";
import type { Level } from "../query/edit";
import type { Schemas, Sent } from "./sent";
import type { Item } from "./types";

export type Box = Readonly<Schemas["Box"]>;
export type Mask = Sent<Schemas["Mask"]>;
export type Status = "pending" | "accepted" | "modified" | "rejected";
export type Lease = Sent<Schemas["Lease"]>;
/** A prediction to decide on, as the server has it. */
export type Suggestion = Omit<
  Sent<Schemas["Suggestion"], "threshold" | "box" | "annotation">,
  "level" | "band" | "status" | "mask"
> & {
  readonly level: Level;
  readonly band: Band;
  readonly status: Status;
  /** Left out where the model says no pixels. */
  readonly mask?: Mask;
};
/** What a person confirmed or drew, as the server has it. */
export type Annotation = Sent<
  Pick<Schemas["Annotation"], "uid" | "version" | "label" | "box" | "source" | "prediction" | "created_by">,
  "box" | "prediction" | "created_by"
>;
export type Review = Omit<
  Sent<
    Pick<
      Schemas["Review"],
      "image_url" | "width" | "height" | "status" | "reviewer" | "lease" | "taxonomy_version"
    >,
    "width" | "height" | "reviewer" | "lease"
  >,
  "lease" | "taxonomy_version"
> & {
  readonly item: Item;
  readonly lease: Lease | null;
  readonly suggestions: readonly Suggestion[];
  readonly annotations: readonly Annotation[];
};
export type Leased = Omit<Sent<Schemas["LeasedItem"], "width" | "height">, "item" | "lease"> & {
  readonly item: Item;
  readonly lease: Lease;
};
export type Decided = Readonly<Omit<Schemas["ReviewDecision"], "action">> & {
  readonly action: "accept" | "modify" | "reject" | "undo";
};
/** All that is saved of an item at once. */
export interface SaveBody {
  readonly decisions: readonly Decided[];
  readonly added: readonly Readonly<Schemas["AddedAnnotation"]>[];
  readonly changed: readonly Readonly<Schemas["ChangedAnnotation"]>[];
  readonly removed: readonly Readonly<Schemas["RemovedAnnotation"]>[];
  readonly finalize: boolean;
}
export type Saved = Omit<Sent<Schemas["SavedReview"]>, "review" | "version"> & { readonly review: Review };
export type Acceptance = Omit<Sent<Schemas["Acceptance"]>, "band"> & { readonly band: Band };
export type ReviewStats = Pick<Sent<Schemas["ReviewStats"]>, "since"> & {
  readonly people: readonly Sent<Schemas["ReviewPace"], "seconds_per_item">[];
  readonly acceptance: readonly Acceptance[];
};
