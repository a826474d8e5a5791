import type { Role } from "../api/types";
import ui from "../ui/ui.module.css";

interface Props {
  readonly label: string;
  readonly role: Role;
  readonly onRole: (role: Role) => void;
}

const ROLES: readonly Role[] = ["viewer", "annotator", "operator", "admin"];

export function RoleSelect({ label, role, onRole }: Props) {
  return (
    <select
      className={ui["input"]}
      aria-label={label}
      value={role}
      onChange={(event) => onRole(event.target.value as Role)}
    >
      {ROLES.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  );
}
