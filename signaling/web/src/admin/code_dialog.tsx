import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { DeviceKind, NewCode } from "../api/admin_types";
import { path } from "../api/client";
import type { Site } from "../api/types";
import { useAdminWords } from "../i18n/admin";
import { useOfficeWords } from "../i18n/office";
import { useApi } from "../office/api_context";
import { Dialog } from "../office/dialog";
import { notifyDone } from "../office/notify";
import { ProblemAlert } from "../office/problem_alert";
import { useSecondsUntil } from "../time/use_seconds_until";
import { formatCountdown } from "../time/format";
import { QrCode } from "../ui/qr_code";
import styles from "./code_dialog.module.css";

interface CodeDialogProps {
  site: Site;
  kind: DeviceKind;
  onClose: () => void;
}

// Makes a code for a seat and shows it so that it can be read out over the telephone or taken by a camera. Making one
// ends the seat's former code, so it is done by a button and not by opening the dialog.
export function CodeDialog({ site, kind, onClose }: CodeDialogProps) {
  const api = useApi();
  const queries = useQueryClient();
  const common = useOfficeWords();
  const words = useAdminWords().devices;
  const make = useMutation({
    mutationFn: () => api.post<NewCode>(path`/sites/${site.id}/enrolment-codes`, { kind }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["/enrolment-codes"] }),
  });
  const withdraw = useMutation({
    mutationFn: () => api.remove(path`/sites/${site.id}/enrolment-codes/${kind}`),
    onSuccess: async () => {
      onClose();
      notifyDone(words.codeWithdrawn);
      await queries.invalidateQueries({ queryKey: ["/enrolment-codes"] });
    },
  });
  return (
    <Dialog title={words.codeTitle(words.kinds[kind], site.name)} size="lg" onClose={onClose}>
      <Stack>
        {make.data === undefined ? <Text>{words.codeExplain}</Text> : <CodeView code={make.data} />}
        <ProblemAlert error={make.error ?? withdraw.error} />
        <Group justify="flex-end">
          {make.data !== undefined && (
            <Button variant="outline" color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {words.withdraw}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {common.close}
          </Button>
          <Button loading={make.isPending} onClick={() => make.mutate()} data-autofocus>
            {make.data === undefined ? words.makeCode : words.makeAnother}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function CodeView({ code }: { code: NewCode }) {
  const words = useAdminWords().devices;
  const seconds = useSecondsUntil(code.expires);
  const [announced, setAnnounced] = useState("");
  useEffect(() => setAnnounced(code.code), [code.code]);
  // Without a public address in the settings, signaling gives the path alone.
  const link = new URL(code.link, location.origin).href;
  if (seconds <= 0) return <Alert color="yellow">{words.codeOver}</Alert>;
  return (
    <div className={styles.view}>
      <QrCode text={link} label={words.qrLabel} />
      <div>
        <Text>{words.readOut}</Text>
        <p className={styles.code} data-code>
          {code.code}
        </p>
        <Text>
          {words.remaining} <strong className={styles.clock}>{formatCountdown(seconds * 1000)}</strong>
        </Text>
        <Text size="sm" c="dimmed">
          {words.openAt} <code>{link.split("#")[0]}</code>
        </Text>
        <span className="visually-hidden" role="status">
          {announced}
        </span>
      </div>
    </div>
  );
}
