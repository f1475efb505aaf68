import { useCallback } from "react";
import { Redirect } from "wouter";
import { useConsoleWords } from "../i18n/console";
import { useText } from "../i18n/language";
import { PageLoader } from "../shell/page_loader";
import { Button } from "../ui/button";
import { consolePath } from "./console_route";
import { EmptyNote } from "./empty_note";
import type { FigureId } from "./figures";
import { kSparkSeconds } from "./matrix";
import { MomentView } from "./moment_view";
import styles from "./moment_view.module.css";
import type { ConsoleConference } from "./use_conference";
import { useMoment } from "./use_conference";

// All sites of an open conference, now. A past one is looked at in its replay.
export function MatrixPage({ conference }: { conference: ConsoleConference }) {
  const { id, board, model, pending } = conference;
  const words = useConsoleWords();
  const moment = useMoment(board);
  const column = useCallback(
    (site: string, figure: FigureId) => board?.column(site, figure, kSparkSeconds) ?? new Float32Array(kSparkSeconds),
    [board],
  );
  const refused = model?.session.phase === "ended" ? model.session.end : null;
  if (refused === "replaced" || refused === "bad_token") return <Refused conference={conference} reason={refused} />;
  if (board === null) return pending ? <PageLoader /> : <Redirect to={consolePath({ page: "replay", conference: id, at: null })} replace />;
  if (moment === null) return <EmptyNote title={words.matrix.empty}>{words.matrix.emptyNote}</EmptyNote>;
  return <MomentView conference={conference} moment={moment} column={column} />;
}

function Refused({ conference, reason }: { conference: ConsoleConference; reason: "replaced" | "bad_token" }) {
  const words = useConsoleWords().link;
  const retry = useText().connection.retry;
  return (
    <>
      <EmptyNote title={reason === "replaced" ? words.replaced : words.refused} />
      <p className={styles.again}>
        <Button onClick={conference.restart}>{reason === "replaced" ? words.useHere : retry}</Button>
      </p>
    </>
  );
}
