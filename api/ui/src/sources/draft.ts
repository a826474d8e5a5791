/** The ways to say where pictures are. */
export type Place = "folder" | "bucket" | "addresses" | "list";

/** A source as somebody is about to describe it; what belongs to another place is kept, and not sent. */
export interface Draft {
  readonly place: Place;
  readonly name: string;
  readonly folder: string;
  readonly bucket: string;
  readonly region: string;
  readonly endpoint: string;
  readonly keyId: string;
  readonly secret: string;
  /** One in each line. */
  readonly addresses: string;
  /** The address of a text with the address of a picture in each line. */
  readonly list: string;
  /** Minutes between two scans; 0 for none by itself. */
  readonly every: number;
}

/** What is wrong with fields, by their names in the API. */
export type Objections = Readonly<Record<string, readonly string[]>>;

export const EMPTY: Draft = {
  place: "folder",
  name: "",
  folder: "",
  bucket: "",
  region: "",
  endpoint: "",
  keyId: "",
  secret: "",
  addresses: "",
  list: "",
  every: 0,
};

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const MOST_ADDRESSES = 10_000;
const MOST_MINUTES = 525_600;

/** What can be told without the server; where this is empty the server may object still. */
export function objections(draft: Draft): Objections {
  return kept({
    name: NAME.test(draft.name.trim()) ? "" : "Letters, digits, dots, hyphens and underlines, at most 63.",
    location: objectionToPlace(draft),
    region:
      draft.place === "bucket" && draft.region.trim() === "" && draft.endpoint.trim() === ""
        ? "Say the region at Amazon's, or the endpoint of another store."
        : "",
    scan_every_minutes: objectionToPause(draft.every),
    ...accessObjections(draft, false),
  });
}

/** Of the keys or addresses alone. */
export function accessObjections(draft: Draft, needsKeys: boolean): Objections {
  const { place, keyId, secret } = draft;
  const isHalf = (keyId.trim() === "") !== (secret === "");
  const isMissing = needsKeys && keyId.trim() === "" && secret === "";
  return kept({
    secret_access_key:
      place === "bucket" && (isHalf || isMissing) ? "Give both, the key and its secret." : "",
    urls: place === "addresses" ? objectionToAddresses(lines(draft.addresses)) : "",
    manifest_url: place === "list" && !isAddress(draft.list.trim()) ? "Must begin with https://." : "",
  });
}

export function objectionToPause(minutes: number): string {
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES
    ? ""
    : "Whole minutes, at most a year.";
}

/** What the API is asked for. */
export function bodyOf(draft: Draft): Record<string, unknown> {
  const { place } = draft;
  const isBucket = place === "bucket";
  return {
    name: draft.name.trim(),
    ...(place === "folder" ? { location: draft.folder.trim() } : {}),
    ...(isBucket ? { location: draft.bucket.trim() } : {}),
    ...(isBucket && draft.region.trim() !== "" ? { region: draft.region.trim() } : {}),
    ...(isBucket && draft.endpoint.trim() !== "" ? { endpoint: draft.endpoint.trim() } : {}),
    ...accessOf(draft),
    scan_every_minutes: draft.every,
  };
}

/** The part of it that may be secret. */
export function accessOf({ place, keyId, secret, addresses, list }: Draft): Record<string, unknown> {
  if (place === "addresses") return { urls: lines(addresses) };
  if (place === "list") return { manifest_url: list.trim() };
  if (place === "folder" || keyId.trim() === "") return {};
  return { access_key_id: keyId.trim(), secret_access_key: secret };
}

function objectionToPlace({ place, folder, bucket }: Draft): string {
  if (place === "folder" && !folder.trim().startsWith("/"))
    return "Must be the whole path of a folder, such as /photos/harbour.";
  if (place === "bucket" && !/^s3:\/\/[^/]/.test(bucket.trim()))
    return "Must look like s3://bucket or s3://bucket/folder.";
  return "";
}

function objectionToAddresses(urls: readonly string[]): string {
  if (urls.length === 0) return "Give one address at least.";
  if (urls.length > MOST_ADDRESSES) return "At most 10,000; put more into a list at an address.";
  const wrong = urls.findIndex((url) => !isAddress(url));
  return wrong < 0 ? "" : `Address ${wrong + 1} must begin with https://.`;
}

/** Whether http will do is for the operator to say. */
const isAddress = (url: string): boolean => /^https?:\/\/[^/]/.test(url);

const lines = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Those that say something. */
function kept(said: Readonly<Record<string, string | readonly string[]>>): Objections {
  return Object.fromEntries(
    Object.entries(said)
      .filter(([, sentence]) => sentence !== "")
      .map(([field, sentence]) => [field, typeof sentence === "string" ? [sentence] : sentence]),
  );
}
