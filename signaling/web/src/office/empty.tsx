import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

// Stands where a list has nothing: what would be here, and what to do for it.
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" p="xl" data-empty>
      <Text fw={600}>{title}</Text>
      {typeof children === "string" ? (
        <Text c="dimmed" size="sm" ta="center">
          {children}
        </Text>
      ) : (
        children
      )}
    </Stack>
  );
}
