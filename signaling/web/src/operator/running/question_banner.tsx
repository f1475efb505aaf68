import { Alert, Button, Group, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Conference } from "../../api/calendar_types";
import { path } from "../../api/client";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyDone, notifyProblem } from "../../office/notify";
import { useSession } from "../../office/session";
import { formatInstant } from "../../time/province_time";
import { Icon } from "../../ui/icon";
import { useConferences } from "../queries";
import { awaitedAnswers } from "./conference_actions";

// Stands above every page of the operator: a conference wants to go on into one that this operator is in charge of.
export function QuestionBanner() {
  const { user } = useSession();
  const conferences = useConferences().data ?? [];
  return conferences.flatMap((conference) =>
    awaitedAnswers(conference, user.id).map((answer) => (
      <Question
        key={`${conference.conference} ${answer.conference}`}
        conference={conference}
        neighbour={answer.conference}
        own={answer.title}
      />
    )),
  );
}

interface QuestionProps {
  conference: Conference; // wants to be extended
  neighbour: string; // the conference it would run into
  own: string; // that one's title
}

function Question({ conference, neighbour, own }: QuestionProps) {
  const words = useOperatorWords().running;
  const { language } = useLanguage();
  const api = useApi();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const answer = async (agreed: boolean) => {
    setBusy(true);
    try {
      await api.post(path`/conferences/${conference.conference}/extension-answers`, { neighbour, agreed });
      notifyDone(words.answered);
    } catch (error) {
      notifyProblem(error, language);
    }
    await queries.invalidateQueries({ queryKey: ["conferences"] });
    setBusy(false);
  };
  return (
    <Alert color="yellow" role="alert" mb="md" p="sm" title={words.questionTitle} icon={<Icon name="clock" />} data-question>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Text size="sm" flex={1}>
          {words.question(conference.title, formatInstant(conference.question?.until ?? conference.expected_end), own)}
        </Text>
        <Button disabled={busy} onClick={() => void answer(true)}>
          {words.agree}
        </Button>
        <Button variant="outline" color="red" disabled={busy} onClick={() => void answer(false)}>
          {words.refuse}
        </Button>
      </Group>
    </Alert>
  );
}
