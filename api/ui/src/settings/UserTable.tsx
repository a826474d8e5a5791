import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { json } from "../api/client";
import { usersQuery } from "../api/queries";
import type { User } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ago, at } from "../ui/format";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { PasswordForm, type Person } from "./PasswordForm";
import styles from "./Settings.module.css";

/** The people who may sign in with a password, and what they may do. */
export function UserTable({ me }: { readonly me: string }) {
  const client = useQueryClient();
  const users = useQuery(usersQuery);
  const [changing, change] = useState<User | null>(null);
  const [isAdding, setAdding] = useState(false);
  const done = async () => {
    change(null);
    setAdding(false);
    await client.invalidateQueries({ queryKey: usersQuery.queryKey });
  };
  const add = useMutation({
    mutationFn: ({ login, password, role }: Person) => json("POST", "/users/", { login, password, role }),
    onSuccess: done,
  });
  const set = useMutation({
    mutationFn: ({ login, password, role }: Person) =>
      json("PUT", `/users/${encodeURIComponent(login)}/password/`, { password, role }),
    onSuccess: done,
  });
  const signOut = useMutation({
    mutationFn: ({ login }: User) => json("DELETE", `/users/${encodeURIComponent(login)}/sessions/`),
  });
  return (
    <section className={ui["card"]} aria-label="People">
      <div className={`${ui["cardBody"]} ${styles["head"]}`}>
        <h2>People</h2>
        <Button
          onClick={() => {
            add.reset();
            setAdding(true);
          }}
        >
          Add a person
        </Button>
      </div>
      {users.error && <Problem of={users.error} again={() => users.refetch()} />}
      {signOut.error && <Problem of={signOut.error} />}
      {signOut.isSuccess && (
        <p className={`${ui["cardBody"]} ${ui["help"]}`} role="status">
          {signOut.variables.login} is signed out everywhere.
        </p>
      )}
      <div className={ui["scroll"]}>
        <table className={ui["table"]}>
          <thead>
            <tr>
              {["Login", "Role", "Password", "Since"].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {(users.data ?? []).map((user) => (
              <tr key={user.uid}>
                <td>
                  {user.login} {user.login === me && <span className={ui["help"]}>(you)</span>}
                </td>
                <td>{user.role ?? <span className={ui["help"]}>that of each key</span>}</td>
                <td>{user.password_changed_at ? `set ${ago(user.password_changed_at)}` : "none"}</td>
                <td title={at(user.created_at)}>{ago(user.created_at)}</td>
                <td>
                  <Button
                    onClick={() => {
                      set.reset();
                      change(user);
                    }}
                  >
                    Change…
                  </Button>{" "}
                  <Button
                    disabled={signOut.isPending}
                    aria-label={`Sign out ${user.login} everywhere`}
                    onClick={() => signOut.mutate(user)}
                  >
                    Sign out
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isAdding && (
        <Dialog title="Add a person" onClose={() => setAdding(false)}>
          <PasswordForm
            title="Add"
            problem={add.error}
            isBusy={add.isPending}
            onSave={(person) => add.mutate(person)}
          />
        </Dialog>
      )}
      {changing && (
        <Dialog title={`Role and password of ${changing.login}`} onClose={() => change(null)}>
          <PasswordForm
            title="Save"
            of={changing}
            problem={set.error}
            isBusy={set.isPending}
            onSave={(person) => set.mutate(person)}
          />
        </Dialog>
      )}
    </section>
  );
}
