import { Center, Loader } from "@mantine/core";
import { useOfficeWords } from "../i18n/office";

export function PageLoader() {
  const words = useOfficeWords();
  return (
    <Center mih="40vh" role="status" aria-label={words.loading}>
      <Loader />
    </Center>
  );
}
