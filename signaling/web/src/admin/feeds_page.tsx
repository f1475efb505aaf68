import { Alert, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Feeds } from "../api/admin_types";
import { useAdminWords } from "../i18n/admin";
import { useApi } from "../office/api_context";
import { PageHead } from "../office/page_head";
import { QueryView } from "../office/query_view";
import { SecretText } from "../office/secret_text";
import { useSites } from "../office/sites";

// Addresses under which a calendar program reads the conferences: the province's, and each site's own.
export function FeedsPage() {
  const api = useApi();
  const words = useAdminWords().feeds;
  const sites = useSites();
  const feeds = useQuery({ queryKey: ["/feeds"], queryFn: ({ signal }) => api.get<Feeds>("/feeds", {}, signal) });
  return (
    <>
      <PageHead title={words.title} explain={words.explain} />
      <Alert color="yellow" mb="md">
        {words.secret}
      </Alert>
      <QueryView query={feeds}>
        {(known) => (
          <Stack maw="52rem" gap="sm">
            <SecretText label={words.province} value={known.province} />
            {(sites.data ?? []).map((site) => {
              const address = known.sites[site.id];
              return address === undefined ? null : <SecretText key={site.id} label={site.name} value={address} />;
            })}
          </Stack>
        )}
      </QueryView>
    </>
  );
}
