import { Badge, Button, Group, Table, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DeviceEntry, DeviceKind, OpenCode } from "../api/admin_types";
import type { Page } from "../api/client";
import { path } from "../api/client";
import type { Site } from "../api/types";
import { useAdminWords } from "../i18n/admin";
import { useLanguage } from "../i18n/language";
import { useOfficeWords } from "../i18n/office";
import { useApi } from "../office/api_context";
import { ConfirmDialog } from "../office/confirm_dialog";
import { Empty } from "../office/empty";
import { notifyDone } from "../office/notify";
import { PageHead } from "../office/page_head";
import { usePages } from "../office/pages";
import { QueryView } from "../office/query_view";
import { useSession } from "../office/session";
import { useSites } from "../office/sites";
import { formatDateTime } from "../time/office_time";
import { CodeDialog } from "./code_dialog";
import type { Seat } from "./seats";
import { seatsOf } from "./seats";

const kRefreshMs = 5000;

// One row a seat: its device, whether it is on line, the code that is open for it.
export function DevicesPage() {
  const api = useApi();
  const words = useAdminWords().devices;
  const sites = useSites();
  const devices = usePages<DeviceEntry>("/devices");
  const codes = useQuery({
    queryKey: ["/enrolment-codes"],
    queryFn: async ({ signal }) => (await api.get<Page<OpenCode>>("/enrolment-codes", {}, signal)).items,
    refetchInterval: kRefreshMs,
  });
  return (
    <>
      <PageHead title={words.title} explain={words.explain} />
      <QueryView query={sites}>
        {(items) => (
          <QueryView query={devices}>
            {() => <SeatTable sites={items} seats={seatsOf(items, devices.items ?? [], codes.data ?? [])} />}
          </QueryView>
        )}
      </QueryView>
    </>
  );
}

function SeatTable({ sites, seats }: { sites: readonly Site[]; seats: readonly Seat[] }) {
  const common = useOfficeWords();
  const words = useAdminWords().devices;
  const [coding, setCoding] = useState<Seat | null>(null);
  const [withdrawing, setWithdrawing] = useState<Seat | null>(null);
  const [revoking, setRevoking] = useState<Seat | null>(null);
  if (sites.length === 0) return <Empty title={words.empty}>{words.emptyNote}</Empty>;
  return (
    <>
      <Table striped highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.site}</Table.Th>
            <Table.Th>{words.kind}</Table.Th>
            <Table.Th>{words.state}</Table.Th>
            <Table.Th>{words.lastSeen}</Table.Th>
            <Table.Th>{common.actions}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {seats.map((seat) => (
            <SeatRow
              key={`${seat.site.id} ${seat.kind}`}
              seat={seat}
              onCode={() => setCoding(seat)}
              onWithdraw={() => setWithdrawing(seat)}
              onRevoke={() => setRevoking(seat)}
            />
          ))}
        </Table.Tbody>
      </Table>
      {coding !== null && <CodeDialog site={coding.site} kind={coding.kind} onClose={() => setCoding(null)} />}
      {withdrawing !== null && <WithdrawDialog seat={withdrawing} onClose={() => setWithdrawing(null)} />}
      {revoking !== null && <RevokeDialog seat={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

interface SeatRowProps {
  seat: Seat;
  onCode: () => void;
  onWithdraw: () => void;
  onRevoke: () => void;
}

function SeatRow({ seat, onCode, onWithdraw, onRevoke }: SeatRowProps) {
  const { may } = useSession();
  const { language } = useLanguage();
  const common = useOfficeWords();
  const words = useAdminWords().devices;
  const { site, kind, device } = seat;
  const enrolAction = kEnrolAction[kind];
  const mayEnrol = enrolAction !== null && may(enrolAction);
  return (
    <Table.Tr data-seat={`${site.id} ${kind}`}>
      <Table.Td fw={500}>{site.name}</Table.Td>
      <Table.Td>{words.kinds[kind]}</Table.Td>
      <Table.Td>
        <SeatState seat={seat} />
      </Table.Td>
      <Table.Td>{device?.last_seen == null ? common.never : formatDateTime(device.last_seen, language)}</Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          {mayEnrol && (
            <Button size="xs" variant="light" onClick={onCode} aria-label={`${words.code}: ${site.name}, ${words.kinds[kind]}`}>
              {words.code}
            </Button>
          )}
          {seat.code !== null && may(enrolAction ?? "device.revoke") && (
            <Button
              size="xs"
              variant="subtle"
              color="red"
              onClick={onWithdraw}
              aria-label={`${words.withdraw}: ${site.name}, ${words.kinds[kind]}`}
            >
              {words.withdraw}
            </Button>
          )}
          {device !== null && may("device.revoke") && (
            <Button
              size="xs"
              variant="subtle"
              color="red"
              onClick={onRevoke}
              aria-label={`${words.revoke}: ${site.name}, ${words.kinds[kind]}`}
            >
              {words.revoke}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

// Null: the hall's page makes the code; whoever may revoke the device may take the code back too.
const kEnrolAction: Readonly<Record<DeviceKind, string | null>> = {
  hall: "device.enrol_hall",
  chair_tablet: "device.enrol_chair_tablet",
  hall_control: null,
};

function SeatState({ seat }: { seat: Seat }) {
  const { language } = useLanguage();
  const words = useAdminWords().devices;
  const online = seat.device?.online === true;
  const color = seat.device === null ? "gray" : online ? "green" : "yellow";
  return (
    <>
      <Badge variant="light" tt="none" color={color}>
        {seat.device === null ? words.notEnrolled : online ? words.online : words.offline}
      </Badge>
      {seat.code !== null && (
        <Text size="xs" c="dimmed">
          {words.codeOpen(formatDateTime(seat.code.expires, language), seat.code.tries_left)}
        </Text>
      )}
    </>
  );
}

// The code of any seat, also of a control, whose hall made it, and of a dialog that was closed.
function WithdrawDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const api = useApi();
  const queries = useQueryClient();
  const words = useAdminWords().devices;
  const withdraw = async () => {
    await api.remove(path`/sites/${seat.site.id}/enrolment-codes/${seat.kind}`);
    notifyDone(words.codeWithdrawn);
    await queries.invalidateQueries({ queryKey: ["/enrolment-codes"] });
  };
  return (
    <ConfirmDialog
      title={words.withdrawTitle(words.kinds[seat.kind], seat.site.name)}
      explain={words.withdrawExplain}
      action={words.withdraw}
      onConfirm={withdraw}
      onClose={onClose}
    />
  );
}

function RevokeDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const api = useApi();
  const queries = useQueryClient();
  const words = useAdminWords().devices;
  const revoke = async () => {
    if (seat.device !== null) await api.remove(path`/devices/${seat.device.id}`);
    notifyDone(words.revoked);
    await queries.invalidateQueries({ queryKey: ["/devices"] });
  };
  return (
    <ConfirmDialog
      title={words.revokeTitle(words.kinds[seat.kind], seat.site.name)}
      explain={words.revokeExplain}
      action={words.revoke}
      onConfirm={revoke}
      onClose={onClose}
    />
  );
}
