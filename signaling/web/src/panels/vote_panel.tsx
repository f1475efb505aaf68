import { useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage } from "../protocol/messages";
import type { Model, Vote } from "../state/model";
import { bookedSites } from "../state/queries";
import type { Rights } from "../state/rights";
import { Button } from "../ui/button";
import panel from "./panel.module.css";
import { VoteCount } from "./vote_count";
import { VoteEntries } from "./vote_entries";
import { resultsOf } from "./vote_results";
import styles from "./vote_panel.module.css";

const kQuestionMax = 300;

interface VotePanelProps {
  model: Model;
  vote: Vote;
  rights: Rights; // none while the line is down
  send: (message: ClientMessage) => boolean;
}

// A show of hands: open it with a question, watch the halls enter their numbers, close, confirm.
export function VotePanel({ model, vote, rights, send }: VotePanelProps) {
  const words = useConferenceWords().vote;
  const running = vote.state === "open" || vote.state === "closed";
  return (
    <section className={panel.body} aria-label={words.heading} data-vote={vote.state}>
      {running ? (
        <>
          <div className={styles.head}>
            <p className={styles.question}>{vote.question}</p>
            <VoteCount total={vote.total} />
            <p className={styles.facts}>{words.entered(vote.entries.length, bookedSites(model).length, vote.present)}</p>
            <p className={vote.valid ? styles.facts : styles.missing}>
              {vote.valid ? words.quorumReached(vote.quorum) : words.quorumMissing(vote.quorum)}
            </p>
          </div>
          <VoteEntries model={model} vote={vote} enabled={rights.enterVote} send={send} />
          <Steps vote={vote} rights={rights} send={send} />
        </>
      ) : (
        <>
          <NewVote enabled={rights.openVote} send={send} />
          <PastVotes vote={vote} />
        </>
      )}
    </section>
  );
}

function NewVote({ enabled, send }: { enabled: boolean; send: VotePanelProps["send"] }) {
  const words = useConferenceWords().vote;
  const [question, setQuestion] = useState("");
  const open = () => {
    if (send({ type: "vote.open", question: question.trim() })) setQuestion("");
  };
  return (
    <div className={styles.ask}>
      <label className={styles.label}>
        {words.question}
        <textarea
          className={panel.field}
          rows={3}
          maxLength={kQuestionMax}
          value={question}
          disabled={!enabled}
          onChange={(event) => setQuestion(event.target.value.replaceAll("\n", " "))}
        />
      </label>
      <Button tone="go" size="large" wide disabled={!enabled || question.trim() === ""} data-action="vote-open" onClick={open}>
        {words.open}
      </Button>
    </div>
  );
}

function Steps({ vote, rights, send }: Pick<VotePanelProps, "vote" | "rights" | "send">) {
  const words = useConferenceWords().vote;
  return (
    <div className={panel.foot}>
      {vote.state === "open" ? (
        <Button tone="go" size="large" disabled={!rights.openVote} data-action="vote-close" onClick={() => send({ type: "vote.close" })}>
          {words.close}
        </Button>
      ) : (
        <Button tone="go" size="large" disabled={!rights.confirmVote} data-action="vote-confirm" onClick={() => send({ type: "vote.confirm" })}>
          {words.confirm}
        </Button>
      )}
      <Button size="large" disabled={!rights.openVote} data-action="vote-cancel" onClick={() => send({ type: "vote.cancel" })}>
        {words.cancel}
      </Button>
    </div>
  );
}

// What was voted on before, the newest first.
function PastVotes({ vote }: { vote: Vote }) {
  const words = useConferenceWords().vote;
  const results = resultsOf(vote);
  if (results.length === 0) return <p className={panel.empty}>{words.none}</p>;
  return (
    <ol className={panel.list} aria-label={words.results}>
      {[...results].reverse().map(({ question, total, present, valid }, index) => (
        <li key={results.length - index} className={styles.past}>
          <p className={styles.pastQuestion}>{question}</p>
          <p className={styles.facts}>{words.result(total.yes, total.no, total.abstain, present)}</p>
          {!valid && <p className={styles.missing}>{words.invalid}</p>}
        </li>
      ))}
    </ol>
  );
}
