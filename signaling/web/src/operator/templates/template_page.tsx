import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link, useLocation } from "wouter";
import type { Template } from "../../api/calendar_types";
import type { Answer } from "../../api/client";
import { path } from "../../api/client";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyDone } from "../../office/notify";
import { PageHead } from "../../office/page_head";
import { QueryView } from "../../office/query_view";
import { useSession } from "../../office/session";
import { formOfTemplate } from "../booking/booking_form";
import { operatorPath } from "../operator_route";
import { useTemplate } from "../queries";
import { TemplateEditor } from "./template_editor";

export function TemplatePage({ id }: { id: string }) {
  const template = useTemplate(id);
  const { templates: words } = useOperatorWords().booking;
  return (
    <>
      {template.data === undefined && <PageHead title={words.editTitle} />}
      <QueryView query={template}>{(answer) => <LoadedTemplate key={answer.etag} answer={answer} />}</QueryView>
    </>
  );
}

function LoadedTemplate({ answer }: { answer: Answer<Template> }) {
  const { templates: words } = useOperatorWords().booking;
  const { may } = useSession();
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const template = answer.body;
  const initial = useMemo(() => formOfTemplate(template), [template]);
  const save = async (changed: Omit<Template, "id">) => {
    await api.put(path`/templates/${String(template.id)}`, changed, answer.etag);
    await queries.invalidateQueries({ queryKey: ["templates"] });
    notifyDone(words.saved);
    navigate(operatorPath({ page: "templates" }));
  };
  return (
    <>
      <PageHead title={template.name}>
        {may("booking.create") && (
          <Button
            component={Link}
            variant="default"
            href={operatorPath({ page: "new_booking", start: null, template: String(template.id) })}
          >
            {words.use}
          </Button>
        )}
      </PageHead>
      <TemplateEditor initial={initial} name={template.name} locked={!may("template.change")} onSave={save} />
    </>
  );
}
