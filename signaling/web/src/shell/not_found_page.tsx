import { Button, Stack, Text, Title } from "@mantine/core";
import { Link } from "wouter";
import { useOfficeWords } from "../i18n/office";

export function NotFoundPage() {
  const words = useOfficeWords();
  return (
    <Stack component="main" align="center" p="xl" mt="10vh" data-page="not_found">
      <Title order={1} size="h2">
        {words.notFoundTitle}
      </Title>
      <Text>{words.notFoundCause}</Text>
      <Button component={Link} href="/">
        {words.backHome}
      </Button>
    </Stack>
  );
}
