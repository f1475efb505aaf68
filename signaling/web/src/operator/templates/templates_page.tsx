import { Anchor, Button, Table } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { Template } from "../../api/calendar_types";
import { path } from "../../api/client";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { ConfirmDialog } from "../../office/confirm_dialog";
import { Empty } from "../../office/empty";
import { notifyDone } from "../../office/notify";
import { PageHead } from "../../office/page_head";
import { QueryView } from "../../office/query_view";
import { useSession } from "../../office/session";
import { operatorPath } from "../operator_route";
import { useTemplates } from "../queries";
import frame from "../operator_pages.module.css";

// The templates: one per kind of conference.
export function TemplatesPage() {
  const { templates: words } = useOperatorWords().booking;
  const { may } = useSession();
  const templates = useTemplates();
  return (
    <>
      <PageHead title={words.title}>
        {may("template.change") && (
          <Button component={Link} href={operatorPath({ page: "new_template" })}>
            {words.create}
          </Button>
        )}
      </PageHead>
      <QueryView query={templates}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.title}>{words.empty}</Empty>
          ) : (
            <TemplateTable templates={list} onRemoved={() => void templates.refetch()} />
          )
        }
      </QueryView>
    </>
  );
}

function TemplateTable({ templates, onRemoved }: { templates: readonly Template[]; onRemoved: () => void }) {
  const { common, booking } = useOperatorWords();
  const { templates: words } = booking;
  const { may } = useSession();
  const api = useApi();
  const [removing, setRemoving] = useState<Template | null>(null);
  const remove = async (template: Template) => {
    await api.remove(path`/templates/${String(template.id)}`);
    notifyDone(words.removed);
    onRemoved();
  };
  return (
    <Table className={frame.card ?? ""} verticalSpacing="sm" aria-label={words.title} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.name}</Table.Th>
          <Table.Th>{words.length}</Table.Th>
          <Table.Th>{words.sites}</Table.Th>
          <Table.Th>{words.items}</Table.Th>
          <Table.Th>
              <span className="visually-hidden">{booking.more}</span>
            </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {templates.map((template) => (
          <Table.Tr key={template.id}>
            <Table.Td>
              <Anchor component={Link} fw={600} href={operatorPath({ page: "template", template: String(template.id) })}>
                {template.name}
              </Anchor>
            </Table.Td>
            <Table.Td>
              {template.booking.length_min === undefined ? "–" : common.minutes(template.booking.length_min)}
            </Table.Td>
            <Table.Td>{template.booking.sites?.length ?? 0}</Table.Td>
            <Table.Td>{template.booking.agenda?.length ?? 0}</Table.Td>
            <Table.Td ta="right">
              {may("booking.create") && (
                <Button
                  component={Link}
                  size="compact-sm"
                  variant="light"
                  href={operatorPath({ page: "new_booking", start: null, template: String(template.id) })}
                  aria-label={words.useOne(template.name)}
                >
                  {words.use}
                </Button>
              )}{" "}
              {may("template.change") && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  aria-label={`${common.remove}: ${template.name}`}
                  onClick={() => setRemoving(template)}
                >
                  {common.remove}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      {removing !== null && (
        <ConfirmDialog
          title={words.removeTitle(removing.name)}
          explain={words.removeNote}
          action={words.remove}
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </Table>
  );
}
