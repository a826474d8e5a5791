import { useId, useState } from "react";
import { ApiFailure } from "../api/errors";
import type { Role, User } from "../api/types";
import { Button } from "../ui/Button";
import { DialogActions } from "../ui/Dialog";
import { Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
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
  const id = useId();
  const [login, setLogin] = useState(of?.login ?? "");
  const [role, setRole] = useState<Role>(of?.role ?? "annotator");
  const [password, setPassword] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ login: login.trim(), password, role });
      }}
    >
      {of === undefined && (
        <div className={ui["field"]}>
          <label htmlFor={`${id}-login`}>Login</label>
          <input
            id={`${id}-login`}
            className={ui["input"]}
            value={login}
            required
            autoComplete="off"
            onChange={(event) => setLogin(event.target.value)}
          />
        </div>
      )}
      <div className={ui["field"]}>
        <span className={ui["label"]}>Role</span>
        <RoleSelect label="Role" role={role} onRole={setRole} />
      </div>
      <div className={ui["field"]}>
        <label htmlFor={`${id}-password`}>{of === undefined ? "Password" : "New password"}</label>
        <input
          id={`${id}-password`}
          className={ui["input"]}
          type="password"
          value={password}
          required
          autoComplete="new-password"
          onChange={(event) => setPassword(event.target.value)}
        />
        {of !== undefined && <p className={ui["help"]}>It ends the sessions that {of.login} has open.</p>}
      </div>
      {problem != null && <Said problem={problem} />}
      <DialogActions>
        <Button type="submit" look="primary" busy={isBusy}>
          {title}
        </Button>
      </DialogActions>
    </form>
  );
}

/** What the server says of each field, where it does. */
function Said({ problem }: { readonly problem: unknown }) {
  const fields = problem instanceof ApiFailure ? ["login", "password", "role"] : [];
  const said = problem instanceof ApiFailure ? fields.flatMap((name) => problem.field(name)) : [];
  return said.length > 0 ? <Notice tone="bad">{said.join(" ")}</Notice> : <Problem of={problem} />;
}
