import { Stack, Tabs } from "@mantine/core";
import { useAdminWords } from "../i18n/admin";
import { PageHead } from "../office/page_head";
import { MailQueue } from "./mail_queue";
import { MailSettingsPanel } from "./mail_settings";
import { MailTestForm } from "./mail_test";

// How invitations leave the house: the server, a test, and what became of every message.
export function MailPage() {
  const words = useAdminWords().mail;
  return (
    <>
      <PageHead title={words.title} explain={words.explain} />
      <Tabs defaultValue="settings" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="settings">{words.settings}</Tabs.Tab>
          <Tabs.Tab value="queue">{words.queue}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="settings">
          <Stack maw="42rem" gap="xl">
            <MailSettingsPanel />
            <MailTestForm />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="queue">
          <MailQueue />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
