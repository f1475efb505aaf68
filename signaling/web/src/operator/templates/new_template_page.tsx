import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Template } from "../../api/calendar_types";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyDone } from "../../office/notify";
import { PageHead } from "../../office/page_head";
import { emptyForm } from "../booking/booking_form";
import { operatorPath } from "../operator_route";
import { TemplateEditor } from "./template_editor";

export function NewTemplatePage() {
  const { templates: words } = useOperatorWords().booking;
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [initial] = useState(() => emptyForm({ date: "", time: "" }, null));
  const save = async (template: Omit<Template, "id">) => {
    await api.post("/templates", template);
    await queries.invalidateQueries({ queryKey: ["templates"] });
    notifyDone(words.saved);
    navigate(operatorPath({ page: "templates" }));
  };
  return (
    <>
      <PageHead title={words.newTitle} />
      <TemplateEditor initial={initial} name="" locked={false} onSave={save} />
    </>
  );
}
