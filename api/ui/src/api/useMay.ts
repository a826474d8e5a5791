import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "./queries";
import { may, type Role } from "./session";

/** Whether who is signed in may do what the least role may. */
export function useMay(least: Role): boolean {
  const session = useQuery(sessionQuery).data;
  return session != null && may(session, least);
}
