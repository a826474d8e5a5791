import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "./ui.module.css";

type Look = "plain" | "primary" | "danger" | "quiet";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> & {
  readonly look?: Look;
  readonly busy?: boolean;
};

export function buttonClass(look: Look = "plain"): string {
  return `${styles["button"]} ${look === "plain" ? "" : styles[look]}`;
}

/** A button; while busy it shows that and does nothing. */
export function Button({
  look = "plain",
  busy = false,
  type = "button",
  children,
  disabled,
  ...rest
}: Props) {
  return (
    <button {...rest} type={type} disabled={disabled || busy} aria-busy={busy} className={buttonClass(look)}>
      {busy && <span className={styles["spinner"]} />}
      {children}
    </button>
  );
}

type IconProps = Omit<Props, "aria-label" | "title"> & { readonly label: string; readonly hint?: ReactNode };

/** A button that shows only an icon; its name is told to everybody. */
export function IconButton({
  label,
  look = "quiet",
  type = "button",
  children,
  hint: _hint,
  busy: _busy,
  ...rest
}: IconProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={`${buttonClass(look)} ${styles["icon"]}`}
    >
      {children}
    </button>
  );
}
