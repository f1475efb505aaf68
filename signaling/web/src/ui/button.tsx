import type { ButtonHTMLAttributes } from "react";
import type { IconName } from "./icon";
import { Icon } from "./icon";
import styles from "./button.module.css";

export type ButtonTone = "plain" | "go" | "stop" | "asked" | "quiet";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "type"> {
  tone?: ButtonTone;
  size?: "normal" | "large" | "huge";
  icon?: IconName;
  wide?: boolean;
  submit?: boolean; // sends the form around it
}

// The one button of all pages; never smaller than a fingertip (44 px).
export function Button({ tone = "plain", size = "normal", icon, wide = false, submit = false, children, ...rest }: ButtonProps) {
  const classes = [styles.button, styles[tone], styles[size], wide ? styles.wide : ""].join(" ");
  return (
    <button type={submit ? "submit" : "button"} className={classes} {...rest}>
      {icon !== undefined && <Icon name={icon} />}
      {children !== undefined && <span className={styles.label}>{children}</span>}
    </button>
  );
}
