import { Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface PageHeadProps {
  title: string;
  explain?: string;
  children?: ReactNode; // buttons at the right
}

// The head of an office page. Every page has exactly one.
export function PageHead({ title, explain, children }: PageHeadProps) {
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <div>
        <Title order={1} size="h2">
          {title}
        </Title>
        {explain !== undefined && (
          <Text c="dimmed" size="sm" maw="46rem">
            {explain}
          </Text>
        )}
      </div>
      {children !== undefined && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
