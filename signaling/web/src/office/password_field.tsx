import type { PasswordInputProps } from "@mantine/core";
import { PasswordInput } from "@mantine/core";

// Mantine's password field, which by itself does not tell those who hear the page that its content is wrong.
export function PasswordField(props: PasswordInputProps) {
  const wrong = props.error !== undefined && props.error !== null && props.error !== false && props.error !== "";
  return <PasswordInput {...props} {...(wrong && { "aria-invalid": true })} />;
}
