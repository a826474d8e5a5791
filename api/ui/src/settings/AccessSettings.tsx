import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../api/queries";
import { may } from "../api/session";
import { Notice } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { AuditTable } from "./AuditTable";
import { KeyTable } from "./KeyTable";
import { UserTable } from "./UserTable";

/** Who may do what: keys for programs, and people who sign in with a password. And who changed what. */
export function AccessSettings() {
  const session = useQuery(sessionQuery).data;
  if (!session) return null;
  return (
    <>
      <header>
        <h1>Access</h1>
        <p className={ui["help"]}>
          A viewer looks. An annotator decides and uploads, too. An operator starts runs, adds models and acts
          on many items at once. An admin gives access and adds sources.
        </p>
      </header>
      {may(session, "admin") ? (
        <>
          <UserTable me={session.user} />
          <KeyTable />
          <AuditTable />
        </>
      ) : (
        <Notice tone="warn">
          You are here as {session.role}. Seeing and giving access takes the role admin.
        </Notice>
      )}
    </>
  );
}
