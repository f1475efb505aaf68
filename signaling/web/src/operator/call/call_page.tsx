import { useState } from "react";
import { useOperatorWords } from "../../i18n/operator";
import { PageHead } from "../../office/page_head";
import { QueryView } from "../../office/query_view";
import { useSites } from "../../office/sites";
import { CallForm } from "./call_form";
import { CallProgress } from "./call_progress";

// The urgent call (họp khẩn): everything is preset, so that two touches on this page are the most it takes.
export function CallPage() {
  const words = useOperatorWords().call;
  const sites = useSites();
  const [conference, setConference] = useState<string | null>(null);
  return (
    <>
      <PageHead title={words.title} {...(conference === null && { explain: words.note })} />
      {conference === null ? (
        <QueryView query={sites}>{(list) => <CallForm sites={list} onCalled={setConference} />}</QueryView>
      ) : (
        <CallProgress id={conference} />
      )}
    </>
  );
}
