import type { ReactNode } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import styles from "./ui.module.css";

export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

export interface MenuProps {
  /** Names the list, and the button too unless that says in words what it is. */
  readonly label: string;
  readonly isSelfNamed?: boolean;
  readonly button: ReactNode;
  readonly className?: string;
  readonly entries: readonly MenuEntry[];
  readonly selected?: string;
  readonly onChoose: (id: string) => void;
}

/** A button that opens a list of actions or, with `selected`, of alternatives. */
export function AriaMenu({
  label,
  isSelfNamed = false,
  button,
  className,
  entries,
  selected,
  onChoose,
}: MenuProps) {
  return (
    <MenuTrigger>
      <Button
        {...(isSelfNamed ? {} : { "aria-label": label })}
        className={className ?? `${styles["button"]} ${styles["quiet"]}`}
      >
        {button}
      </Button>
      <Popover>
        <Menu
          aria-label={label}
          className={styles["menu"] ?? ""}
          onAction={(key) => onChoose(String(key))}
          disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
          {...(selected === undefined ? {} : { selectionMode: "single" as const, selectedKeys: [selected] })}
        >
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.title}
              className={styles["menuItem"] ?? ""}
            >
              {entry.icon}
              {entry.title}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
