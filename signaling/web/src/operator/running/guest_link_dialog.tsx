import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { path } from "../../api/client";
import type { Conference } from "../../api/calendar_types";
import { useOfficeWords } from "../../i18n/office";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { Dialog } from "../../office/dialog";
import { notifyDone } from "../../office/notify";
import { ProblemAlert } from "../../office/problem_alert";
import { QueryView } from "../../office/query_view";
import { SecretText } from "../../office/secret_text";
import { QrCode } from "../../ui/qr_code";
import styles from "./running.module.css";

interface GuestLink {
  link: string; // without host if the settings name none
}

// The conference's guest link, to be sent or shown to communes and departments without a site; and a new one in its
// place when it got into wrong hands.
export function GuestLinkDialog({ conference, onClose }: { conference: Conference; onClose: () => void }) {
  const api = useApi();
  const queries = useQueryClient();
  const common = useOfficeWords();
  const words = useOperatorWords().running.guests;
  const [sure, setSure] = useState(false);
  const address = path`/conferences/${conference.conference}/guest-link`;
  const link = useQuery({ queryKey: [address], queryFn: () => api.get<GuestLink>(address) });
  const renew = useMutation({
    mutationFn: () => api.post<GuestLink>(`${address}/renewals`, {}),
    onSuccess: (made) => {
      queries.setQueryData([address], made);
      setSure(false);
      notifyDone(words.renewed);
    },
  });
  return (
    <Dialog title={words.title(conference.title)} size="lg" onClose={onClose}>
      <Stack>
        <Text>{words.explain}</Text>
        <QueryView query={link}>{(known) => <LinkView link={known.link} />}</QueryView>
        {sure && <Text fw={600}>{words.renewNote}</Text>}
        <ProblemAlert error={renew.error} />
        <Group justify="flex-end">
          <Button
            variant="outline"
            color="red"
            loading={renew.isPending}
            data-action="renew-guest-link"
            onClick={() => (sure ? renew.mutate() : setSure(true))}
          >
            {sure ? words.renewSure : words.renew}
          </Button>
          <Button onClick={onClose}>{common.close}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function LinkView({ link }: { link: string }) {
  const words = useOperatorWords().running.guests;
  const whole = new URL(link, location.origin).href;
  return (
    <div className={styles.guestLink}>
      <QrCode text={whole} label={words.qrLabel} />
      <SecretText label={words.link} value={whole} />
    </div>
  );
}
