import { Alert, Button, Group, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Feeds } from "../api/admin_types";
import { useAdminWords } from "../i18n/admin";
import { useApi } from "../office/api_context";
import { ConfirmDialog } from "../office/confirm_dialog";
import { notifyDone } from "../office/notify";
import { PageHead } from "../office/page_head";
import { QueryView } from "../office/query_view";
import { SecretText } from "../office/secret_text";
import { useSession } from "../office/session";
import { useSites } from "../office/sites";

interface Feed {
  site: string | null; // null: the province's
  name: string;
  address: string;
}

// Addresses under which a calendar program reads the conferences: the province's, and each site's own.
export function FeedsPage() {
  const api = useApi();
  const words = useAdminWords().feeds;
  const sites = useSites();
  const feeds = useQuery({ queryKey: ["/feeds"], queryFn: ({ signal }) => api.get<Feeds>("/feeds", {}, signal) });
  const all = (known: Feeds): readonly Feed[] => [
    { site: null, name: words.province, address: whole(known.province) },
    ...(sites.data ?? []).flatMap(({ id, name }) => {
      const address = known.sites[id];
      return address === undefined ? [] : [{ site: id, name, address: whole(address) }];
    }),
  ];
  return (
    <>
      <PageHead title={words.title} explain={words.explain} />
      <Alert color="yellow" mb="md">
        {words.secret}
      </Alert>
      <QueryView query={feeds}>{(known) => <FeedList feeds={all(known)} />}</QueryView>
    </>
  );
}

// Without a public address in the settings, signaling gives the path alone.
function whole(address: string): string {
  return new URL(address, location.origin).href;
}

function FeedList({ feeds }: { feeds: readonly Feed[] }) {
  const api = useApi();
  const queries = useQueryClient();
  const { may } = useSession();
  const words = useAdminWords().feeds;
  const [renewing, setRenewing] = useState<Feed | null>(null);
  const renew = async (feed: Feed) => {
    queries.setQueryData(["/feeds"], await api.post<Feeds>("/feeds/renewals", { site: feed.site }));
    notifyDone(words.renewed);
  };
  return (
    <Stack maw="56rem" gap="sm">
      {feeds.map((feed) => (
        <Group key={feed.site} align="flex-end" gap="xs" wrap="nowrap">
          <SecretText label={feed.name} value={feed.address} />
          {may("feed.renew") && (
            <Button variant="subtle" aria-label={`${words.renew}: ${feed.name}`} onClick={() => setRenewing(feed)}>
              {words.renew}
            </Button>
          )}
        </Group>
      ))}
      {renewing !== null && (
        <ConfirmDialog
          title={words.renewTitle(renewing.name)}
          explain={words.renewExplain}
          action={words.renew}
          onConfirm={() => renew(renewing)}
          onClose={() => setRenewing(null)}
        />
      )}
    </Stack>
  );
}
