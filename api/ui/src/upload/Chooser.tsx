import { FolderUp, ImageUp } from "lucide-react";
import { buttonClass } from "../ui/Button";
import type { Given } from "./chosen";
import styles from "./Upload.module.css";

interface Props {
  readonly title: string;
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly Given[]) => void;
}

/** A button that lets the browser ask for pictures, archives of them or a folder. */
export function Chooser({ title, isFolder = false, onFiles }: Props) {
  const Icon = isFolder ? FolderUp : ImageUp;
  return (
    <label className={`${buttonClass()} ${styles["choose"]}`}>
      <Icon size={15} aria-hidden /> {title}
      <input
        type="file"
        multiple
        className="visually-hidden"
        {...(isFolder ? { webkitdirectory: "" } : { accept: "image/*,.zip" })}
        onChange={(event) => {
          onFiles(
            [...(event.target.files ?? [])].map((file) => ({
              path: file.webkitRelativePath || file.name,
              file,
            })),
          );
          event.target.value = "";
        }}
      />
    </label>
  );
}
