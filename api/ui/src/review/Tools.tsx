import { Crosshair, Eye, EyeOff, Hand, Maximize, MousePointer2, Palette, SquarePlus } from "lucide-react";
import type { ReactNode } from "react";
import { capsOf } from "../ui/keys/match";
import { keyOf } from "../ui/keys/preferences";
import styles from "./Review.module.css";
import type { Tool } from "./Stage";
import type { Colouring } from "./shapes";

interface Props {
  readonly tool: Tool;
  readonly colouring: Colouring;
  readonly isHidden: boolean;
  readonly onTool: (tool: Tool) => void;
  readonly onZoom: () => void;
  readonly onFit: () => void;
  readonly onHide: () => void;
  readonly onColour: () => void;
}

export function Tools(props: Props) {
  const { tool, onTool } = props;
  return (
    <div className={styles["tools"]} role="toolbar" aria-label="Tools" aria-orientation="vertical">
      <ToolButton name="Select" isPressed={tool === "select"} onPress={() => onTool("select")}>
        <MousePointer2 size={16} aria-hidden />
      </ToolButton>
      <ToolButton name="Draw a box" command="draw" isPressed={tool === "draw"} onPress={() => onTool("draw")}>
        <SquarePlus size={16} aria-hidden />
      </ToolButton>
      <ToolButton name="Move the picture" isPressed={tool === "pan"} onPress={() => onTool("pan")}>
        <Hand size={16} aria-hidden />
      </ToolButton>
      <ToolButton name="Zoom to the box" command="zoom" onPress={props.onZoom}>
        <Crosshair size={16} aria-hidden />
      </ToolButton>
      <ToolButton name="Fit the picture" command="fit" onPress={props.onFit}>
        <Maximize size={16} aria-hidden />
      </ToolButton>
      <ToolButton name="Hide the boxes" command="hide" isPressed={props.isHidden} onPress={props.onHide}>
        {props.isHidden ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
      </ToolButton>
      <ToolButton
        name="Colour by label"
        command="colour"
        isPressed={props.colouring === "label"}
        onPress={props.onColour}
      >
        <Palette size={16} aria-hidden />
      </ToolButton>
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  readonly command?: string;
  readonly isPressed?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function ToolButton({ name, command, isPressed, onPress, children }: ToolProps) {
  const key = command === undefined ? "" : ` (${capsOf(keyOf(command)).join(" ")})`;
  return (
    <button type="button" aria-label={name} title={name + key} aria-pressed={isPressed} onClick={onPress}>
      {children}
    </button>
  );
}
