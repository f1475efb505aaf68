import { ActionIcon, Anchor, Button, FileButton, Progress, Text } from "@mantine/core";
import { useText } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { kAcceptedPapers } from "../../papers/paper_rules";
import { Icon } from "../../ui/icon";
import { paperAddress, usePaperName } from "./paper_names";
import { usePaperUpload } from "./use_paper_upload";
import styles from "./booking.module.css";

interface PapersFieldProps {
  papers: readonly number[];
  error: string | undefined;
  onAdd: (id: number) => void;
  onRemove: (id: number) => void;
}

// The papers of one agenda item: those that are stored, and a button to attach more.
export function PapersField({ papers, error, onAdd, onRemove }: PapersFieldProps) {
  const heading = useOperatorWords().booking.agenda.papers;
  const words = useText().papers;
  const upload = usePaperUpload(onAdd);
  const faults = [...upload.faults, ...(error === undefined ? [] : [error])];
  return (
    <div className={styles.papers}>
      <Text size="sm" fw={500}>
        {heading}
      </Text>
      {papers.map((id, index) => (
        <PaperRow key={id} id={id} number={index + 1} onRemove={() => onRemove(id)} />
      ))}
      {upload.progress === null ? (
        <div className={styles.row}>
          <FileButton multiple accept={kAcceptedPapers} onChange={(files) => void upload.send(files)}>
            {(props) => (
              <Button {...props} variant="default" size="xs" leftSection={<Icon name="plus" />}>
                {words.attach}
              </Button>
            )}
          </FileButton>
          <Text size="xs" c="dimmed">
            {words.rules}
          </Text>
        </div>
      ) : (
        <UploadProgress {...upload.progress} onStop={upload.stop} />
      )}
      {faults.map((fault) => (
        <Text key={fault} size="sm" c="red" role="alert">
          {fault}
        </Text>
      ))}
    </div>
  );
}

function PaperRow({ id, number, onRemove }: { id: number; number: number; onRemove: () => void }) {
  const words = useText().papers;
  const name = usePaperName(id) ?? words.number(number);
  return (
    <div className={styles.paper}>
      <Anchor href={paperAddress(id)} target="_blank" rel="noreferrer" size="sm">
        {name}
      </Anchor>
      <ActionIcon variant="subtle" color="gray" aria-label={words.remove(name)} onClick={onRemove}>
        <Icon name="cross" />
      </ActionIcon>
    </div>
  );
}

function UploadProgress({ name, part, onStop }: { name: string; part: number; onStop: () => void }) {
  const words = useText().papers;
  const percent = Math.round(part * 100);
  return (
    <div>
      <Text size="sm" role="status">
        {words.uploading(name, percent)}
      </Text>
      <Progress value={percent} aria-label={words.uploading(name, percent)} />
      <Button variant="subtle" size="compact-sm" onClick={onStop}>
        {words.stopUpload}
      </Button>
    </div>
  );
}
