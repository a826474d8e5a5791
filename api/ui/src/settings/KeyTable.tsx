import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { json } from "../api/client";
import { keysQuery } from "../api/queries";
import type { IssuedKey, Key, Role } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { ago, at } from "../ui/format";
import { Problem } from "../ui/Notice";
import { Said } from "../ui/Said";
import ui from "../ui/ui.module.css";
import { IssuedKeyNotice } from "./IssuedKeyNotice";
import { RoleSelect } from "./RoleSelect";
import styles from "./Settings.module.css";

/** The API keys of the organisation. A key is shown once, when it is made. */
export function KeyTable() {
  const client = useQueryClient();
  const keys = useQuery(keysQuery);
  const [revoking, ask] = useState<Key | null>(null);
  const [made, setMade] = useState<IssuedKey | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: keysQuery.queryKey });
  const revoke = useMutation({
    mutationFn: (key: Key) => json("DELETE", `/keys/${key.uid}/`),
    onSuccess: async () => {
      ask(null);
      await refresh();
    },
  });
  return (
    <section className={ui["card"]} aria-label="API keys">
      <div className={ui["cardBody"]}>
        <h2>API keys</h2>
        <NewKeyForm
          onMade={(key) => {
            setMade(key);
            void refresh();
          }}
        />
        {made && <IssuedKeyNotice issued={made} onClose={() => setMade(null)} />}
        {keys.error && <Problem of={keys.error} again={() => keys.refetch()} />}
      </div>
      <div className={ui["scroll"]}>
        <table className={ui["table"]}>
          <thead>
            <tr>
              {["Name", "Begins with", "Role", "Last used", "Ends", "Made"].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Revoke</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {(keys.data ?? []).map((key) => (
              <tr key={key.uid}>
                <td>{key.name}</td>
                <td>
                  <code>{key.prefix}…</code>
                </td>
                <td>{key.role}</td>
                <td>{key.last_used_at ? ago(key.last_used_at) : "never"}</td>
                <td>{key.expires_at ? at(key.expires_at) : "never"}</td>
                <td title={at(key.created_at)}>{ago(key.created_at)}</td>
                <td>
                  <Button onClick={() => ask(key)}>Revoke…</Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {revoking && (
        <Dialog title={`Revoke “${revoking.name}”?`} onClose={() => ask(null)}>
          <p>Whoever uses it is refused from the next request on. A revoked key cannot be brought back.</p>
          {revoke.error && <Problem of={revoke.error} />}
          <DialogActions>
            <Button onClick={() => ask(null)}>Keep it</Button>
            <Button look="danger" busy={revoke.isPending} onClick={() => revoke.mutate(revoking)}>
              Revoke the key
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </section>
  );
}

function NewKeyForm({ onMade }: { readonly onMade: (key: IssuedKey) => void }) {
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("annotator");
  const [until, setUntil] = useState("");
  const make = useMutation({
    mutationFn: () =>
      json<IssuedKey>("POST", "/keys/", {
        name: name.trim(),
        role,
        ...(until === "" ? {} : { expires_at: new Date(`${until}T23:59:59`).toISOString() }),
      }),
    onSuccess: (key) => {
      setName("");
      onMade(key);
    },
  });
  return (
    <form
      className={styles["inline"]}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <input
        className={ui["input"]}
        aria-label="Name of the new key"
        placeholder="what it is for"
        value={name}
        required
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <RoleSelect label="Role of the new key" role={role} onRole={setRole} />
      <input
        className={ui["input"]}
        type="date"
        aria-label="Last day of the new key; empty for no end"
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <Button type="submit" busy={make.isPending}>
        Make a key
      </Button>
      {make.error && <Said problem={make.error} fields={["name", "role", "expires_at"]} />}
    </form>
  );
}
