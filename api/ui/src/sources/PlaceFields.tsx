import { Field } from "../ui/Field";
import type { Draft, Objections } from "./draft";
import { KeyFields } from "./KeyFields";
import styles from "./Sources.module.css";

export interface PlaceProps {
  readonly draft: Draft;
  readonly said: Objections;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** What has to be known of the place that was chosen. */
export function PlaceFields(props: PlaceProps) {
  if (props.draft.place === "folder") return <FolderField {...props} />;
  if (props.draft.place === "bucket") return <BucketFields {...props} />;
  return <AddressFields {...props} />;
}

function FolderField({ draft, said, onChange }: PlaceProps) {
  return (
    <Field
      label="Folder"
      said={said["location"]}
      help="On the server, one that the operator allows with AUTOTAG_SOURCE_FOLDERS, or below one."
    >
      {(control) => (
        <input
          {...control}
          value={draft.folder}
          placeholder="/photos/harbour"
          spellCheck={false}
          onChange={(event) => onChange({ folder: event.target.value })}
        />
      )}
    </Field>
  );
}

function BucketFields({ draft, said, onChange }: PlaceProps) {
  return (
    <>
      <Field label="Bucket and folder" said={said["location"]}>
        {(control) => (
          <input
            {...control}
            value={draft.bucket}
            placeholder="s3://bucket/folder"
            spellCheck={false}
            onChange={(event) => onChange({ bucket: event.target.value })}
          />
        )}
      </Field>
      <div className={styles["pair"]}>
        <Field label="Region at Amazon" said={said["region"]}>
          {(control) => (
            <input
              {...control}
              value={draft.region}
              placeholder="eu-central-1"
              spellCheck={false}
              onChange={(event) => onChange({ region: event.target.value })}
            />
          )}
        </Field>
        <Field label="Endpoint of another store" said={said["endpoint"]}>
          {(control) => (
            <input
              {...control}
              value={draft.endpoint}
              placeholder="https://store.example.org"
              spellCheck={false}
              onChange={(event) => onChange({ endpoint: event.target.value })}
            />
          )}
        </Field>
      </div>
      <KeyFields draft={draft} said={said} onChange={onChange} />
    </>
  );
}

/** The addresses themselves, or where they are listed. */
export function AddressFields({ draft, said, onChange }: PlaceProps) {
  return draft.place === "list" ? (
    <Field
      label="Address of the list file"
      said={said["manifest_url"]}
      help="A text with the address of a picture in each line, at most 100,000. It is read anew by each scan."
    >
      {(control) => (
        <input
          {...control}
          value={draft.list}
          placeholder="https://example.org/list.txt"
          spellCheck={false}
          onChange={(event) => onChange({ list: event.target.value })}
        />
      )}
    </Field>
  ) : (
    <Field
      label="Addresses of pictures"
      said={said["urls"]}
      help="One in each line, at most 10,000. They are kept encrypted, and not shown again."
    >
      {(control) => (
        <textarea
          {...control}
          rows={6}
          value={draft.addresses}
          placeholder="https://example.org/photos/1.jpg"
          spellCheck={false}
          onChange={(event) => onChange({ addresses: event.target.value })}
        />
      )}
    </Field>
  );
}
