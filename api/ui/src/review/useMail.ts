import { useEffect, useState } from "react";
import { tell } from "../api/errors";
import { say } from "../ui/toast";
import { Mail } from "./mail";

/** The person's mail in the project; null until what was left from before is read. */
export function useMail(user: string, project: string): Mail | null {
  const [mail, setMail] = useState<Mail | null>(null);
  useEffect(() => {
    let isCurrent = true;
    Mail.of(user, project).then(
      (opened) => isCurrent && setMail(opened),
      (problem: unknown) => say(tell(problem)),
    );
    return () => {
      isCurrent = false;
    };
  }, [user, project]);
  return mail;
}
