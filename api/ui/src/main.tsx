import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { whenSignedOut, whenSomebodyElse } from "./api/client";
import { queryClient, sessionQuery } from "./api/queries";
import { router } from "./router";
import "./ui/tokens.css";

// A session that is over asks for a new one, and comes back to the same address.
whenSignedOut(() => {
  if (router.state.location.pathname === "/sign-in") return;
  queryClient.setQueryData(sessionQuery.queryKey, null);
  void router.navigate({ to: "/sign-in", search: { next: router.state.location.href } });
});

// Nothing of what one person sees or decides is to become another's. What waits to be sent is kept for whoever decided it.
whenSomebodyElse(() => location.reload());

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element #root.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
