import { useState } from "react";
import { saidOf } from "../api/errors";
import type { Role, User } from "../api/types";
import { Button } from "../ui/Button";
import { DialogActions } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { useRefused } from "../ui/useRefused";
import { RoleSelect } from "./RoleSelect";

export interface Person {
  readonly login: string;
  readonly password: string;
  readonly role: Role;
}

interface Props {
  readonly title: string;
  /** Whose role and password are set anew; a new person if left out. */
  readonly of?: User;
  readonly problem: unknown;
  readonly isBusy: boolean;
  readonly onSave: (person: Person) => void;
}

/** Login, role and password of a person. A new password ends what the person has open. */
export function PasswordForm({ title, of, problem, isBusy, onSave }: Props) {
  const [login, setLogin] = useState(of?.login ?? "");
  const [role, setRole] = useState<Role>(of?.role ?? "annotator");
  const [password, setPassword] = useState("");
  const said = saidOf(problem, ["login", "password"]);
  const form = useRefused(problem);
  return (
    <form
      ref={form}
      className={ui["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ login: login.trim(), password, role });
      }}
    >
      {of === undefined && (
        <Field label="Login" said={said["login"]}>
          {(control) => (
            <input
              {...control}
              value={login}
              required
              autoComplete="off"
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className={ui["field"]}>
        <span className={ui["label"]}>Role</span>
        <RoleSelect label="Role" role={role} onRole={setRole} />
      </div>
      <Field
        label={of === undefined ? "Password" : "New password"}
        said={said["password"]}
        help={of === undefined ? undefined : `It ends the sessions that ${of.login} has open.`}
      >
        {(control) => (
          <input
            {...control}
            type="password"
            value={password}
            required
            autoComplete="new-password"
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {problem != null && Object.keys(said).length === 0 && <Problem of={problem} />}
      <DialogActions>
        <Button type="submit" look="primary" busy={isBusy}>
          {title}
        </Button>
      </DialogActions>
    </form>
  );
}
