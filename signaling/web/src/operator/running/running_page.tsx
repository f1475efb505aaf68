import { Alert, Stack } from "@mantine/core";
import { useOperatorWords } from "../../i18n/operator";
import { Empty } from "../../office/empty";
import { PageHead } from "../../office/page_head";
import { QueryView } from "../../office/query_view";
import { Icon } from "../../ui/icon";
import { useConferences } from "../queries";
import { ConferenceCard } from "./conference_card";
import { inOrder } from "./conference_actions";

// Open conferences and those about to open, as they are now.
export function RunningPage() {
  const words = useOperatorWords().running;
  const conferences = useConferences();
  const list = conferences.data;
  return (
    <>
      <PageHead title={words.title} />
      {list === undefined ? (
        <QueryView query={conferences}>{() => null}</QueryView>
      ) : (
        <Stack gap="md">
          {conferences.error !== null && (
            <Alert color="yellow" role="alert" icon={<Icon name="lineOff" />}>
              {words.stale}
            </Alert>
          )}
          {list.length === 0 && <Empty title={words.title}>{words.empty}</Empty>}
          {inOrder(list).map((conference) => (
            <ConferenceCard key={conference.conference} conference={conference} all={list} />
          ))}
        </Stack>
      )}
    </>
  );
}
