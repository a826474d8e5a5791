import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useLocation, useRouter } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { tell } from "../api/errors";
import { sessionQuery } from "../api/queries";
import { type Credentials, signIn } from "../api/session";
import { Button } from "../ui/Button";
import { Mark } from "../ui/Mark";
import { Notice } from "../ui/Notice";
import { Segments } from "../ui/Segments";
import ui from "../ui/ui.module.css";
import { AtProvider } from "./AtProvider";
import styles from "./SignIn.module.css";

type Way = "key" | "password";

/** Trades an API key, or a user's password, for a session of this browser. */
export function SignIn() {
  const { next, problem: word } = getRouteApi("/sign-in").useSearch();
  const once = onceOf(useLocation({ select: (location) => location.hash }));
  const router = useRouter();
  const client = useQueryClient();
  const session = useQuery({ ...sessionQuery, enabled: once !== null });
  const [way, setWay] = useState<Way>("key");
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function enter(presented: Credentials) {
    setBusy(true);
    setProblem(null);
    try {
      const session = await signIn(presented);
      // What was loaded for whoever was signed in before is not theirs.
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
      router.history.replace(localPath(next));
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  }

  // A link signs in by itself, and only once: asking a second time would be refused. Who is signed in is asked first.
  const presented = useRef<string>(null);
  const nobody = session.data === null || session.isError;
  useEffect(() => {
    if (once === null || !nobody || presented.current === once) return;
    presented.current = once;
    void enter({ once });
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void enter(credentials(new FormData(event.currentTarget), way));
  }

  if (once !== null && session.data) {
    return (
      <main className={styles["page"]}>
        <div className={styles["form"]}>
          <div className={styles["brand"]}>
            <Mark size={34} />
            <h1>Sign in to Autotag</h1>
          </div>
          <p>
            This browser is signed in as {session.data.user}. The link signs it in as whoever made the link.
          </p>
          {problem !== null && <Notice tone="bad">{tell(problem)}</Notice>}
          <Button look="primary" busy={busy} onClick={() => void enter({ once })}>
            Sign in with the link
          </Button>
          <Button disabled={busy} onClick={() => router.history.replace(localPath(next))}>
            Stay {session.data.user}
          </Button>
        </div>
      </main>
    );
  }

  return (
    <main className={styles["page"]}>
      <form className={styles["form"]} onSubmit={submit}>
        <div className={styles["brand"]}>
          <Mark size={34} />
          <h1>Sign in to Autotag</h1>
        </div>
        <AtProvider next={localPath(next)} problem={word} />
        <Segments
          label="How to sign in"
          options={[
            { value: "key", title: "API key" },
            { value: "password", title: "User and password" },
          ]}
          pressed={[way]}
          onPress={setWay}
        />
        {way === "key" ? (
          <Field name="key" label="API key" type="password" complete="current-password" />
        ) : (
          <>
            <Field name="user" label="User" type="text" complete="username" />
            <Field name="password" label="Password" type="password" complete="current-password" />
          </>
        )}
        {problem !== null && <Notice tone="bad">{tell(problem)}</Notice>}
        <Button type="submit" look="primary" busy={busy}>
          Sign in
        </Button>
        {way === "key" && (
          <p className={ui["help"]}>
            The first start leaves an administrator's key in the file <code>run/admin.key</code> of the home
            folder.
          </p>
        )}
      </form>
    </main>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly complete: string;
}

function Field({ name, label, type, complete }: FieldProps) {
  return (
    <div className={ui["field"]}>
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type={type} autoComplete={complete} required className={ui["input"]} />
    </div>
  );
}

function credentials(form: FormData, way: Way): Credentials {
  const value = (name: string) => String(form.get(name) ?? "").trim();
  return way === "key"
    ? { key: value("key") }
    : { user: value("user"), password: String(form.get("password") ?? "") };
}

/** What a link has in its fragment, which browsers send to no server. */
function onceOf(hash: string): string | null {
  return new URLSearchParams(hash).get("once");
}

/** Only a path of this server is followed after signing in. */
function localPath(next: string | undefined): string {
  return next?.startsWith("/") && !next.startsWith("//") && !next.startsWith("/\\") ? next : "/";
}
