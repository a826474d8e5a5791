import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Boxes, ImageUp, Play } from "lucide-react";
import { modelsQuery } from "../api/queries";
import ui from "../ui/ui.module.css";
import styles from "./Home.module.css";

/** The three steps from an empty project to the first decision. */
export function FirstRun({ project }: { readonly project: string }) {
  const hasModel = useQuery(modelsQuery).data?.some((model) => model.active_version !== null) ?? false;
  const steps = [
    {
      to: "/p/$project/upload",
      title: "Add images",
      text: "Drop pictures or a folder.",
      icon: ImageUp,
      isDone: false,
    },
    {
      to: "/p/$project/models",
      title: "Add a model",
      text: hasModel ? "A model is active." : "Drop an ONNX file; what it is gets recognised.",
      icon: Boxes,
      isDone: hasModel,
    },
    {
      to: "/p/$project/settings/autotag",
      title: "Run Autotag",
      text: "Then accept, change or reject what it suggests.",
      icon: Play,
      isDone: false,
    },
  ] as const;
  return (
    <section className={styles["first"]} aria-label="First steps">
      <h2>No pictures yet</h2>
      <ol className={styles["projects"]}>
        {steps.map(({ to, title, text, icon: Icon, isDone }, index) => (
          <li key={title} className={ui["card"]}>
            <Link to={to} params={{ project }} className={styles["project"] ?? ""}>
              <Icon size={22} aria-hidden />
              <h3>
                {index + 1}. {title} {isDone && "✓"}
              </h3>
              <span className={ui["help"]}>{text}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
