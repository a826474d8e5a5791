import { Link, Outlet, useParams } from "@tanstack/react-router";
import { Cpu, Keyboard, KeyRound, Sparkles, Tags, Webhook } from "lucide-react";
import ui from "../ui/ui.module.css";
import { useActiveInView } from "../ui/useActiveInView";
import styles from "./Settings.module.css";

/** The settings of a project, and of the keyboard. */
export function SettingsFrame() {
  const { project } = useParams({ from: "/signed-in/p/$project/settings" });
  return (
    <div className={styles["frame"]}>
      <nav ref={useActiveInView()} className={styles["nav"]} aria-label="Settings">
        <Link to="/p/$project/settings/autotag" params={{ project }}>
          <Sparkles size={15} aria-hidden /> Autotag
        </Link>
        <Link to="/p/$project/settings/labels" params={{ project }}>
          <Tags size={15} aria-hidden /> Labels
        </Link>
        <Link to="/p/$project/settings/access" params={{ project }}>
          <KeyRound size={15} aria-hidden /> Access
        </Link>
        <Link to="/p/$project/settings/webhooks" params={{ project }}>
          <Webhook size={15} aria-hidden /> Webhooks
        </Link>
        <Link to="/p/$project/settings/workers" params={{ project }}>
          <Cpu size={15} aria-hidden /> Workers
        </Link>
        <Link to="/p/$project/settings/keys" params={{ project }}>
          <Keyboard size={15} aria-hidden /> Keyboard
        </Link>
      </nav>
      <main className={ui["page"]}>
        <Outlet />
      </main>
    </div>
  );
}
