import { Button, Center } from "@mantine/core";
import { useOfficeWords } from "../i18n/office";

interface MoreButtonProps {
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

// Below a list that has further pages.
export function MoreButton({ pages }: MoreButtonProps) {
  const words = useOfficeWords();
  if (!pages.hasNextPage) return null;
  return (
    <Center p="md">
      <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
        {words.more}
      </Button>
    </Center>
  );
}
